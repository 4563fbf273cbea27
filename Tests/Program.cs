using Tests.Bench;

// Tests run as xunit wants them; these print figures and assert nothing: dotnet run -c Release --project Tests -- bench [footprint]
if (args is ["bench", "footprint", ..]) return await FootprintBench.RunAsync();
if (args is ["bench", ..]) return await TapBench.RunAsync();
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
