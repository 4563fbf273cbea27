using Bot.Health;

namespace Bot.Setup;

/// <summary>Looks, compares, changes, and looks again until nothing is left: what an interrupted run has left half-made is only one more thing to find.</summary>
internal sealed class SetupRun(TimeProvider time)
{
    private const int MostTries = 3;

    // Columns take seconds, a build may take minutes; a vendor that is asked without end begins to refuse.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500), LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Each step after the other; one that fails does not hold up those that need nothing of it.</summary>
    /// <returns>Whether no step failed.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<ISetupStep> steps, bool dryRun, IProgress<string> progress, CancellationToken ct)
    {
        var (changes, failed) = (0, 0);
        foreach (var (index, step) in steps.Index())
        {
            progress.Report($"{index + 1}/{steps.Count} {step.Title}");
            try
            {
                changes += await RunAsync(step, dryRun, new Indented(progress), ct);
            }
            catch (SetupException e)
            {
                failed++;
                progress.Report($"    ✗ {e.Message}");
            }
        }
        progress.Report(Count(changes) + (dryRun ? " would be made" : ""));
        if (failed > 0) progress.Report($"{(failed == 1 ? "1 step is" : $"{failed} steps are")} not done: mend what is said above and run setup again. What is done stays done.");
        return failed == 0;
    }

    public static string Count(int changes) => changes == 1 ? "1 change" : $"{changes} changes";

    /// <returns>The number of changes made, or that would be made.</returns>
    /// <exception cref="SetupException">The step cannot go on.</exception>
    public async Task<int> RunAsync(ISetupStep step, bool dryRun, IProgress<string> progress, CancellationToken ct)
    {
        if (step.Off is { } why)
        {
            progress.Report($"left out: {why}");
            return 0;
        }
        try
        {
            return await UntilRightAsync(step, dryRun, progress, ct);
        }
        catch (VendorCallException e)
        {
            throw new SetupException($"{step.Vendor} could not be asked: {e.Message}", e);
        }
    }

    private async Task<int> UntilRightAsync(ISetupStep step, bool dryRun, IProgress<string> progress, CancellationToken ct)
    {
        var (changes, start, pause, tries) = (0, time.GetTimestamp(), ShortestPause, new Dictionary<string, int>());
        while (true)
        {
            var look = await step.LookAsync(ct);
            var repairs = look.Findings.Where(f => f.Repair is not null).ToList();
            foreach (var finding in repairs)
            {
                var what = $"{finding.What} {finding.Done}";
                if ((tries[what] = tries.GetValueOrDefault(what) + 1) > MostTries) throw new SetupException($"{step.Vendor} did not keep it, {MostTries} times: {what}.");
                if (!dryRun) await finding.Repair!(ct);
                progress.Report(dryRun ? $"{finding.What} would be {finding.Done}" : what);
            }
            changes += repairs.Count;
            if (dryRun || (repairs.Count == 0 && look.WaitsFor is null))
            {
                foreach (var left in look.Findings.Where(f => f.Repair is null)) progress.Report(left.What);
                return changes;
            }
            if (repairs.Count > 0)
            {
                (start, pause) = (time.GetTimestamp(), ShortestPause);
                continue;
            }
            if (time.GetElapsedTime(start) >= step.Patience) throw new SetupException($"{step.Vendor} is still making {look.WaitsFor}. Run setup again later.");
            await Task.Delay(pause, time, ct);
            pause = 2 * pause < LongestPause ? 2 * pause : LongestPause;
        }
    }

    private sealed class Indented(IProgress<string> progress) : IProgress<string>
    {
        public void Report(string value) => progress.Report("    " + value);
    }
}
