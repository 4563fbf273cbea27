using Bot.Appwrite;
using Bot.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Cli;

/// <summary><c>setup</c>: makes everything outside right; <c>setup --tables</c>: only what Appwrite's tables and the bucket lack.</summary>
internal static class SetupCommand
{
    /// <returns>0 when everything is right now, 1 when a step failed, 2 for settings that cannot work.</returns>
    public static async Task<int> RunAsync(string? settingsFile, bool onlyTables, bool dryRun, CancellationToken ct)
    {
        // The running bot has DATA_DIR to itself, and nothing of this is to be kept.
        var folder = Directory.CreateTempSubdirectory("bot-setup-");
        try
        {
            using var host = BotHost.Build(new ConfigurationBuilder().AddConfiguration(SettingsSource.Load(settingsFile)).AddInMemoryCollection([new("DATA_DIR", folder.FullName)]).Build());
            if (!onlyTables)
            {
                host.Services.GetRequiredService<IStartupValidator>().Validate();
                return await host.Services.GetRequiredService<SetupRun>().RunAsync(host.Services.SetupSteps(), dryRun, new Lines(), ct) ? 0 : 1;
            }
            await host.Services.GetRequiredService<AppwriteSetup>().RunAsync(new Lines(), ct, dryRun);
            return 0;
        }
        catch (Exception e) when (RunCommand.Mistakes(e) is { Count: > 0 } mistakes)
        {
            await Console.Error.WriteLineAsync(RunCommand.Refusal(mistakes));
            return RunCommand.BadSettings;
        }
        catch (SetupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
