using Tests.Bench;
using Tests.Month;
using Tests.Vendors.Contracts.Reduce;

// Tests run as xunit wants them; these print figures and assert nothing: dotnet run -c Release --project Tests -- bench [footprint|draft]
// `month [--days N] [--seed N] [--program FILE]` plays a month of a shop and prints what it costs.
// `contracts FOLDER` makes the tables in Vendors/Contracts anew.
if (args is ["bench", "footprint", ..]) return await FootprintBench.RunAsync();
if (args is ["bench", "draft", ..]) return await DraftBench.RunAsync();
if (args is ["bench", ..]) return await TapBench.RunAsync();
if (args is ["month", .. var wishes]) return await MonthVerb.RunAsync(wishes);
if (args is ["contracts", .. var rest]) return ContractsVerb.Run(rest);
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
