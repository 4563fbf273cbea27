using Conversations.Posts.Drafting;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts.Drafting;

/// <summary>A world whose heartbeat of drafting beats when the test says so.</summary>
internal static class DraftingSteps
{
    /// <summary>Six slots an hour, so that a test need not wait for a day: 14:00, 14:10 … 15:50 in Berlin.</summary>
    public static readonly (string, string) Often = ("GENERATE_AT", "*/10 14,15 * * *");

    /// <summary>13:58 in Berlin.</summary>
    public static readonly DateTimeOffset Before = new(2026, 11, 23, 12, 58, 0, TimeSpan.Zero);

    /// <summary>The plan is in force, and its first slot two minutes away.</summary>
    public static async Task<World> BeginAsync(params (string Name, string Value)[] settings)
    {
        var world = await World.BeginAtAsync(Before, null, [Often, .. settings]);
        await world.TickAsync();
        return world;
    }

    public static async Task TickAsync(this World world)
    {
        var tick = Task.Run(() => world.Services.GetRequiredService<RunDraftingSlot>().TickAsync(CancellationToken.None));
        while (!tick.IsCompleted) await world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        await tick;
    }

    /// <summary>Lets the minutes pass until the clock on the wall shows that time, with a beat each.</summary>
    public static async Task UntilAsync(this World world, string clock)
    {
        var at = world.At(clock);
        while (world.Time.GetUtcNow() < at)
        {
            var minute = at - world.Time.GetUtcNow();
            if (minute > TimeSpan.FromMinutes(1)) minute = TimeSpan.FromMinutes(1);
            await world.PassAsync(minute, minute);
            await world.TickAsync();
        }
    }

    /// <summary>The power is off until the clock on the wall shows that time.</summary>
    public static async Task OffUntilAsync(this World world, string clock, int days = 0)
    {
        await world.StopAsync();
        world.Time.SetUtcNow(world.At(clock).AddDays(days));
        await world.StartAsync();
        await world.TickAsync();
    }

    /// <summary>Cards that wait for a decision.</summary>
    public static async Task<IReadOnlyList<ShownMessage>> DraftsAsync(this World world) =>
        [.. (await world.Desk.ChatAsync()).Where(m => m.FromBot && m.Text.StartsWith("⏳ Draft", StringComparison.Ordinal))];

    /// <summary>Lines about slots without a draft.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(this World world) =>
        [.. (await world.Desk.ChatAsync()).Where(m => m.FromBot && m.Text.StartsWith('⏭')).Select(m => m.Text)];

    private static DateTimeOffset At(this World world, string clock) =>
        new DateTimeOffset(world.Time.GetUtcNow().Date, TimeSpan.Zero) + TimeOnly.Parse(clock, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan() - TimeSpan.FromHours(1);
}
