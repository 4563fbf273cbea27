using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>Two programs with one token: a forgotten old device, or a stolen token.</summary>
[Collection(RealProcesses.Name)]
public sealed class SecondCopyTests
{
    [Fact]
    public async Task U5_what_is_approved_waits_while_a_second_copy_polls_and_then_goes_out_once()
    {
        await using var lane = await CrashLane.OpenAsync(undoWindow: "15s");
        await using var first = new CrashRun(lane, seed: 4); // Instagram and Facebook
        first.Start();
        await first.ForwardAsync();
        await first.CardAsync();
        await first.PressAsync(PostTexts.Now);
        await first.Desk.SeesAsync("approved ·", first.Chat, 60);
        await using (lane.Start(null, Path.Combine(lane.DataDir, "second")))
        {
            await Desk.UntilAsync(() => Task.FromResult(first.Output.Contains("409", StringComparison.Ordinal) ? "seen" : null), "409 in the first copy", 60);
            await Task.Delay(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken); // past its time, whenever the second copy came
            Assert.Empty(await first.Desk.PublishedAsync());
        }

        await first.Desk.SayAsync("/status", first.Chat); // an answered poll tells that the other one is gone
        await first.Desk.SeesAsync("🚀 Draft 1 live", first.Chat, 90);
        Assert.Single(await first.Desk.PublishedAsync());
    }
}
