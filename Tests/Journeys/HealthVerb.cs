using Sandbox.Desk;
using Tests.Support;

namespace Tests.Journeys;

/// <summary><c>health</c> beside a running bot, as a container's health check calls it.</summary>
[Collection(RealProcesses.Name)]
public sealed class HealthVerb : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-healthverb-");

    [Fact]
    public async Task O2_it_says_no_before_yes_while_the_bot_runs_and_no_after_it_has_stopped()
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Support.Desk(sandbox.Addresses["desk"]);
        var settings = BotSettings.For(sandbox, _folder.FullName);
        Assert.Equal((1, "no heartbeat"), await AskAsync(settings, "no heartbeat"));
        await using (var bot = BotProcess.Start(settings, null, "run", "--with-parent"))
        {
            await desk.SayAsync("/help");
            await desk.SeesAsync("Nothing goes public");
            Assert.Equal((0, "Healthy: "), await AskAsync(settings, "Healthy: "));
            bot.CloseInput();
            Assert.Equal(0, await bot.EndAsync());
        }
        Assert.Equal((1, "no heartbeat"), await AskAsync(settings, "no heartbeat"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <returns>The exit code, and the words if it said them; else all it said.</returns>
    private static async Task<(int Code, string Said)> AskAsync(Dictionary<string, string> settings, string words)
    {
        await using var health = BotProcess.Start(settings, null, "health");
        var code = await health.EndAsync();
        return (code, health.Output.Contains(words, StringComparison.Ordinal) ? words : health.Output);
    }
}
