using Bot.Journal;
using Conversations.Posts.Drafting;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Cli.Clock;

/// <summary><c>play DESK</c>: the bot of <c>try --clock</c>, whose time is what the sandbox at that address says.</summary>
internal static class PlayCommand
{
    public static async Task<int> RunAsync(string? settingsFile, Uri desk, CancellationToken ct)
    {
        using var requests = new UnderWay();
        using var clock = ClockFollower.Join(desk);
        return await RunCommand.RunAsync(settingsFile, withParent: true, ct, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton(new BuildDate(clock.GetUtcNow().AddDays(-1))); // it may be earlier here than where the program was built
            MinuteBeat.TakeOver(services);
            services.AddHostedService(s => new ClockFollower(desk, clock, requests, s.GetRequiredService<JournalFile>()));
        });
    }
}
