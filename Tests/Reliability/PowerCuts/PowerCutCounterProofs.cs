using Tests.Support;

namespace Tests.Reliability.PowerCuts;

/// <summary>The rig must find what it is there to find.</summary>
[Collection(RealProcesses.Name)]
public sealed class PowerCutCounterProofs(ITestOutputHelper output)
{
    private const int MostCuts = 200; // chance must not decide whether this passes

    [Fact]
    public Task A_disk_that_forgets_what_was_synced_is_found_out() => IsFoundOutAsync(new() { ForgetsSyncs = true });

    // Only sectors out of order leave a tail that looks whole and is not: zeros and what is broken off end the log for any reader.
    [Fact]
    public Task A_log_whose_torn_tail_is_believed_is_found_out() => IsFoundOutAsync(new() { BelievesTails = true, Always = Remains.Scattered });

    private async Task IsFoundOutAsync(Sabotage sabotage)
    {
        DiskRecorder.Require();
        Effort.NotInQuick("the counter-proofs of the power cuts");
        var loop = new PowerCutLoop(output, sabotage);
        await loop.PlayAsync(MostCuts, Effort.Seed(output), untilFound: true);
        output.WriteLine(loop.Failures.FirstOrDefault()?.Split('\n')[0] ?? "not found out");
        Assert.NotEmpty(loop.Failures);
    }
}
