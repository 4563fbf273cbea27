using Tests.Bench;

// Tests run as xunit wants them; `bench` prints figures and asserts nothing: dotnet run -c Release --project Tests -- bench
if (args is ["bench", ..]) return await TapBench.RunAsync();
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
