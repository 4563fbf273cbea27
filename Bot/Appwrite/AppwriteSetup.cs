using Bot.Appwrite.Steps;
using Bot.Setup;

namespace Bot.Appwrite;

/// <summary>
/// Database, tables and bucket as this release needs them. What holds something is never changed or removed, so it can be run at any time.
/// </summary>
public sealed class AppwriteSetup
{
    private readonly SetupRun _run;

    public AppwriteSetup(AppwriteClient client, TimeProvider time)
    {
        _run = new(time);
        Steps = [new DatabaseStep(client), .. AppwriteTables.All.Select(t => new TableStep(client, t)), new BucketStep(client)];
    }

    internal IReadOnlyList<ISetupStep> Steps { get; }

    /// <returns>The number of changes made.</returns>
    /// <exception cref="SetupException">Refused, or not reachable.</exception>
    public async Task<int> RunAsync(IProgress<string> progress, CancellationToken ct, bool dryRun = false)
    {
        if (Steps[0].Off is { } why) throw new SetupException(why);
        var changes = 0;
        foreach (var step in Steps) changes += await _run.RunAsync(step, dryRun, progress, ct);
        progress.Report(SetupRun.Count(changes) + (dryRun ? " would be made" : ""));
        return changes;
    }
}
