using Conversations.Posts;
using Tests.Reliability.Faults;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>The time of day may step between any two looks at it, by decades and back.</summary>
public sealed class WaveringClockTests
{
    [Theory]
    [InlineData(73)]
    [InlineData(-56)]
    public async Task S4_a_clock_that_wavers_by_decades_stops_nothing_and_what_was_approved_goes_out_once_after(int years)
    {
        var clock = new SkewedClock();
        await using var world = await World.BeginAsync(clock.Register);
        await world.ApprovedAsync();
        clock.Ahead = TimeSpan.FromDays(365.25 * years);
        clock.Wavers = true;
        await world.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(1));
        (clock.Wavers, clock.Ahead) = (false, TimeSpan.Zero);
        await world.SettleAsync(); // a look of before may still end in holding it
        Assert.Empty(await world.Desk.PublishedAsync());

        var isHeld = (await world.PostAsync()).Stage == PostStage.Held;
        // What was held as too late is early by the clock of now, and the card may have been drawn by either.
        var label = !isHeld ? PostTexts.Now : await world.Desk.ButtonAsync(PostTexts.PostNow) is null ? PostTexts.Release : PostTexts.PostNow;
        await world.TapAsync(label);
        if (label == PostTexts.Release) await world.TapAsync(PostTexts.Now);
        await world.LiveAsync(step: TimeSpan.FromSeconds(5));
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.DoesNotContain(world.Log.Lines, l => l.StartsWith("Critical", StringComparison.Ordinal));
    }
}
