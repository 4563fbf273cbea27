using Bot.Appwrite;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Cli;

/// <summary><c>setup --tables</c>: makes what Appwrite lacks.</summary>
internal static class SetupCommand
{
    public static async Task<int> RunAsync(string? settingsFile, CancellationToken ct)
    {
        try
        {
            using var host = BotHost.Build(SettingsSource.Load(settingsFile));
            await host.Services.GetRequiredService<AppwriteSetup>().RunAsync(new Lines(), ct);
            return 0;
        }
        catch (Exception e) when (RunCommand.Mistakes(e) is { Count: > 0 } mistakes)
        {
            await Console.Error.WriteLineAsync(RunCommand.Refusal(mistakes));
            return RunCommand.BadSettings;
        }
        catch (AppwriteSetupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
