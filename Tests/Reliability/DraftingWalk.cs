using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>Link, death, and in the end one draft with a card that can be decided once.</summary>
internal sealed class DraftingWalk(CrashRun run)
{
    public async Task PlayAsync(CrashCase crash)
    {
        run.Start(crash.Stops[0]);
        await run.ForwardAsync();
        for (var i = 0; i < crash.Stops.Count; i++)
        {
            await run.DieAsync(crash.Stops[i]);
            run.Start(crash.Stops.ElementAtOrDefault(i + 1));
        }
        await run.CardAsync();
        var drafts = run.Lane.Journal.PostsOf(run.Chat);
        if (drafts.Count != 1) throw new CrashFailedException($"one link became {drafts.Count} drafts: {string.Join(", ", drafts.Select(d => d.Id))}");
        await DecideOnEveryCardAsync(drafts[0].Id);
    }

    /// <summary>Twice on each: a second tap, or a second card, must not decide again (U7).</summary>
    private async Task DecideOnEveryCardAsync(PostId draft)
    {
        var buttons = (await run.Desk.ChatAsync(run.Chat)).SelectMany(m => m.Buttons.Where(b => b.Label == PostTexts.Approve).Select(b => (m.Id, b.Data))).ToList();
        var taps = new List<string>();
        foreach (var (message, data) in buttons.Concat(buttons)) taps.Add(await run.Desk.PressAsync(message, data!, run.Chat, forged: true));
        foreach (var tap in taps) await Desk.UntilAsync(() => run.Desk.ToastAsync(tap), "a toast", 60);
        var decisions = run.Lane.Journal.Decisions(draft.Value);
        if (decisions.Count != 1) throw new CrashFailedException($"U7: {taps.Count} taps on {buttons.Count} cards gave {decisions.Count} decisions");
    }
}
