using Tests.Bench;
using Tests.Insights.Charts;
using Tests.Month;
using Tests.Vendors.Contracts.Reduce;

// Tests run as xunit wants them; these print figures and assert nothing: dotnet run -c Release --project Tests -- bench [footprint|draft|chart|stats]
// `month [--days N] [--seed N] [--program FILE]` plays a month of a shop and prints what it costs.
// `charts FOLDER` draws sample pictures of /stats, to be looked at.
// `contracts FOLDER` makes the tables in Vendors/Contracts anew.
if (args is ["bench", "footprint", ..]) return await FootprintBench.RunAsync();
if (args is ["bench", "draft", ..]) return await DraftBench.RunAsync();
if (args is ["bench", "chart", ..]) return ChartBench.Run();
if (args is ["bench", "stats", ..]) return await StatsBench.RunAsync();
if (args is ["bench", ..]) return await TapBench.RunAsync();
if (args is ["month", .. var wishes]) return await MonthVerb.RunAsync(wishes);
if (args is ["charts", .. var folder]) return ChartsVerb.Run(folder);
if (args is ["contracts", .. var rest]) return ContractsVerb.Run(rest);
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
