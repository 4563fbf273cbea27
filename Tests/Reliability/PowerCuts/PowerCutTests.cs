using Tests.Support;

namespace Tests.Reliability.PowerCuts;

/// <summary>The real process loses power: its files hold what was synced, and of the rest what the disk happened to write.</summary>
[Collection(RealProcesses.Name)]
public sealed class PowerCutTests(ITestOutputHelper output)
{
    [Fact]
    public async Task R3_after_a_power_cut_every_confirmed_decision_is_on_record_and_each_post_goes_out_once()
    {
        DiskRecorder.Require();
        var loop = new PowerCutLoop(output, Sabotage.None);
        await loop.PlayAsync(Effort.Times(2, 100, 2_000), Effort.Seed(output));
        Assert.True(loop.Failures.Count == 0, string.Join("\n\n", loop.Failures));
    }
}
