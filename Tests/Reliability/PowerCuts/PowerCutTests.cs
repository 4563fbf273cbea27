using Tests.Support;

namespace Tests.Reliability.PowerCuts;

/// <summary>The real process loses power: its files hold what was synced, and of the rest what the disk happened to write.</summary>
[Collection(RealProcesses.Name)]
public sealed class PowerCutTests(ITestOutputHelper output)
{
    /// <summary>A counter-proof must have succeeded within so many cuts.</summary>
    private const int EnoughForAMutant = 100;

    [Fact]
    public async Task R3_after_a_power_cut_every_confirmed_decision_is_on_record_and_each_post_goes_out_once()
    {
        DiskRecorder.Require();
        var loop = new PowerCutLoop(output, Sabotage.None);
        await loop.PlayAsync(Effort.Times(2, 100, 2_000), Effort.Seed(output));
        Assert.True(loop.Failures.Count == 0, string.Join("\n\n", loop.Failures));
    }

    [Fact]
    public Task A_disk_that_forgets_what_was_synced_is_found_out() => IsFoundOutAsync(new() { ForgetsSyncs = true });

    [Fact]
    public Task A_log_whose_torn_tail_is_believed_is_found_out() => IsFoundOutAsync(new() { BelievesTails = true });

    private async Task IsFoundOutAsync(Sabotage sabotage)
    {
        DiskRecorder.Require();
        Assert.SkipWhen(Effort.Times(0, 1, 1) == 0, "LEFT OUT: the counter-proofs of the power cuts. They run in ci (EFFORT=ci).");
        var loop = new PowerCutLoop(output, sabotage);
        await loop.PlayAsync(EnoughForAMutant, Effort.Seed(output), untilFound: true);
        Assert.NotEmpty(loop.Failures);
        output.WriteLine(loop.Failures.Last().Split('\n')[0]);
    }
}
