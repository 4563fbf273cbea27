using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability.Faults;

/// <summary>Plays a row: the walk with its fault, the word for what came of it, the repair, the owner's next step, the judgement.</summary>
internal static class FaultPlay
{
    /// <returns>What was wrong; empty when nothing was.</returns>
    public static async Task<IReadOnlyList<string>> PlayAsync(FaultRow row, int seed)
    {
        await using var walk = await Walk.BeginAsync(row, seed);
        try
        {
            return await PlayAsync(walk, row) is { Count: > 0 } wrong ? [.. wrong, .. await StoryAsync(walk)] : [];
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException or HttpRequestException)
        {
            return [e.Message, .. await StoryAsync(walk)];
        }
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Walk walk, FaultRow row)
    {
        var judge = new Judge(walk, row);
        await row.Play!(walk);
        await walk.SecondsAsync(3);
        var wrong = new List<string>();
        var outcome = await judge.OutcomeAsync();
        if (outcome is not { } came || !row.Expected.Contains(came))
            wrong.Add($"Expected: {row.Words}; it came to: {outcome?.Word() ?? "nothing yet"} ({(await walk.PostAsync()).Stage})");
        await walk.HealAsync();
        await walk.MinutesAsync(3);
        await OwnerActs.ActAsync(walk, judge);
        await walk.MinutesAsync(5);
        if ((await walk.PostAsync()).Stage is not (PostStage.Published or PostStage.Rejected or PostStage.Skipped)) wrong.Add($"It ends as {(await walk.PostAsync()).Stage}");
        if (!(await walk.World.AskAsync("/status")).Text.Contains("Publishing: on", StringComparison.Ordinal)) wrong.Add("/status does not say that publishing is on");
        return [.. wrong, .. await judge.ViolationsAsync()];
    }

    private static async Task<IEnumerable<string>> StoryAsync(Walk walk) =>
        [await walk.Desk.TranscriptAsync(), .. walk.Refusals, .. walk.Heartbeat.Failures.Select(e => e.Message), .. walk.World.Log.Lines.TakeLast(25)];
}
