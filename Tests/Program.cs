using Tests.Bench;
using Tests.Vendors.Contracts.Reduce;

// Tests run as xunit wants them; these print figures and assert nothing: dotnet run -c Release --project Tests -- bench [footprint]
// `contracts FOLDER` makes the tables in Vendors/Contracts anew.
if (args is ["bench", "footprint", ..]) return await FootprintBench.RunAsync();
if (args is ["bench", ..]) return await TapBench.RunAsync();
if (args is ["contracts", .. var rest]) return ContractsVerb.Run(rest);
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
