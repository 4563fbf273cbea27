namespace Tests.Reliability.Faults;

/// <summary>The vendors' clocks are right; the bot's own may not be.</summary>
internal static class ClockFaults
{
    private const string Name = "Clock";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("heartbeat stalled", Outcome.Unharmed, async walk =>
        {
            walk.Heartbeat.Stalled = true;
            await walk.ApprovedAsync();
            await walk.UntilDueAsync();
            await walk.LiveAsync();
        }),
        Row("behind at boot", Outcome.Unharmed, walk => BootedAsync(walk, TimeSpan.FromDays(-2))),
        Row("1970", Outcome.Unharmed, walk => BootedAsync(walk, DateTimeOffset.UnixEpoch - walk.Now)),
        Row("2099", Outcome.Held, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.StopAsync();
            walk.Clock.Ahead = new DateTimeOffset(2099, 12, 31, 23, 0, 0, TimeSpan.Zero) - walk.Now;
            await walk.StartAsync();
            await walk.MinutesAsync(10); // by this clock the post is decades late
            walk.Clock.Ahead = TimeSpan.Zero;
            await walk.MinutesAsync(2);
        }),
        Row("step forward days", Outcome.Held, async walk =>
        {
            walk.Clock.Ahead = TimeSpan.FromDays(-3);
            await walk.ApprovedAsync();
            await walk.SecondsAsync(30);
            walk.Clock.Ahead = TimeSpan.Zero; // and the post's time is three days ago
            await walk.MinutesAsync(5);
        }) with
        {
            InQuick = true,
        },
        Row("step back", Outcome.Unharmed, async walk =>
        {
            walk.Clock.Ahead = TimeSpan.FromHours(2);
            await walk.ApprovedAsync();
            await walk.MinutesAsync(10);
            walk.Clock.Ahead = TimeSpan.Zero;
            await walk.UntilDueAsync();
            await walk.LiveAsync();
        }),
        Row("DST, forward", Outcome.Unharmed, NightAsync) with
        {
            Start = new(2027, 3, 27, 20, 0, 0, TimeSpan.Zero), Settings = [("PUBLISH_AT", "02:30")],
        },
        Row("DST, back", Outcome.Unharmed, NightAsync) with
        {
            Start = new(2026, 10, 24, 20, 0, 0, TimeSpan.Zero), Settings = [("PUBLISH_AT", "02:30")],
        },
        Row("zone changed at noon", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromMinutes(30));
            walk.Set("SHOP_TIME_ZONE", "America/New_York");
            await walk.RestartAsync();
            await walk.UntilDueAsync();
            await walk.LiveAsync();
        }),
        Row("down over many slots", Outcome.Held, async walk =>
        {
            foreach (var product in (string[])["linen-tote", "fig-candle"])
            {
                await walk.DraftAsync(product);
                await walk.ApproveAsync();
                walk.Main++;
            }
            walk.Main = 1;
            await walk.StopAsync();
            await walk.PassAsync(TimeSpan.FromDays(3), TimeSpan.FromHours(1));
            await walk.StartAsync();
            await walk.MinutesAsync(5);
        }),
        Row("down over a slot, back within the hour", Outcome.Late, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromMinutes(1));
            await walk.StopAsync();
            await walk.MinutesAsync(40, 60);
            await walk.StartAsync();
            await walk.LiveAsync();
        }),
    ];

    private static FaultRow Row(string fault, Outcome expected, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [expected], Play = play };

    /// <summary>A device without a battery starts with a wrong clock; some minutes later the network sets it right.</summary>
    private static async Task BootedAsync(Walk walk, TimeSpan ahead)
    {
        await walk.ApprovedAsync();
        await walk.StopAsync();
        walk.Clock.Ahead = ahead;
        await walk.StartAsync();
        await walk.MinutesAsync(10);
        walk.Clock.Ahead = TimeSpan.Zero;
        await walk.UntilDueAsync();
        await walk.LiveAsync();
    }

    /// <summary>A slot in the hour that is missing, or that comes twice.</summary>
    private static async Task NightAsync(Walk walk)
    {
        await walk.ApprovedAsync();
        await walk.UntilDueAsync();
        await walk.LiveAsync();
        await walk.MinutesAsync(180, 60);
    }
}
