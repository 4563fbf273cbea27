using Bot.Health;
using Bot.Journal;
using Microsoft.Extensions.Configuration;

namespace Bot.Cli;

/// <summary><c>health</c>: asks the running bot's heartbeat in <c>DATA_DIR</c>; no port, no lock, no network.</summary>
internal static class HealthCommand
{
    /// <returns>0 when the loops try, 1 when not.</returns>
    public static async Task<int> RunAsync(string? settingsFile)
    {
        try
        {
            var options = new JournalOptions();
            SettingsSource.Load(settingsFile).Bind(options);
            var verdict = HealthVerdict.On(HeartbeatFile.Read(options.DataDir), MachineBoot.Id, TimeProvider.System);
            await Console.Out.WriteLineAsync(verdict.Sentence);
            return verdict.IsHealthy ? 0 : 1;
        }
        catch (SettingsFileException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
