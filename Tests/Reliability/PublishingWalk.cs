using System.Text.Json.Nodes;
using Conversations;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>
/// Link, card, tap on Now, death, and what the world and the chat say in the end. The judge is the sandbox's ledger; the
/// journal is looked at only where the promise is about the journal.
/// </summary>
internal sealed class PublishingWalk(CrashRun run)
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongerThanReadBack = TimeSpan.FromMinutes(11);
    private readonly Dictionary<CrashTarget, int> _before = [];
    private readonly CrashTarget _faulty = run.Targets[run.Random.Next(run.Targets.Count)];
    private int _card;
    private long _post;
    private string _approved = "";
    private string _tap = "";

    public async Task PlayAsync(CrashCase crash)
    {
        run.Start(crash.Stops[0]);
        await TapAsync(crash.Lost);
        for (var i = 0; i < crash.Stops.Count; i++)
        {
            await run.DieAsync(crash.Stops[i]);
            await LookAtTheDeadAsync();
            if (i == 0) await NothingSaidTooEarlyAsync(crash.Stops[0].Point);
            run.Start(crash.Stops.ElementAtOrDefault(i + 1));
        }
        await HealAsync();
        await JudgeAsync();
    }

    /// <summary>Kills twice in a row at instants that nobody chose.</summary>
    /// <returns>The instants.</returns>
    public async Task PlayAtRandomAsync(Action<string> tell)
    {
        run.Start();
        await TapAsync(run.Random.Next(3) == 0 ? LostAnswer.AfterEffect : LostAnswer.No);
        foreach (var most in (int[])[5_000, 4_000])
        {
            var delay = run.Random.Next(most);
            tell($"{delay} ms");
            await Task.Delay(delay);
            await run.KillAsync($"killed after {delay} ms");
            await LookAtTheDeadAsync();
            run.Start();
        }
        await HealAsync();
        await JudgeAsync();
    }

    private async Task TapAsync(LostAnswer lost)
    {
        foreach (var target in run.Targets) _before[target] = (await target.PublishedAsync(run.Desk)).Count;
        await run.ForwardAsync();
        var card = await run.CardAsync();
        (_card, _post, _approved) = (card.Id, CardText.NumberOf(card), CardText.CaptionOn(card));
        if (lost != LostAnswer.No)
            await run.Desk.FaultAsync(_faulty.Vendor, lost == LostAnswer.AfterEffect ? "ResetAfter" : "ResetBefore", _faulty.Commit);
        _tap = await run.Desk.PressAsync(card.Id, card.Buttons.First(b => b.Label == PostTexts.Now).Data!, run.Chat);
    }

    /// <summary>What a power cut at this instant would have left.</summary>
    private async Task LookAtTheDeadAsync()
    {
        var decided = run.Lane.Journal.Decisions(_post).Count;
        if (await run.Desk.ToastAsync(_tap) is { } toast && decided == 0) throw new CrashFailedException($"R3: the toast said “{toast}”, and no decision is on record");
        foreach (var target in run.Targets)
        {
            var live = (await PostsAsync(target)).Count;
            var intended = run.Lane.Journal.Publications(_post).Count(p => p.Platform == target.Platform && p.IntentAt is not null);
            if (live > intended) throw new CrashFailedException($"P3: {live} posts are out on {target.Platform}, and {intended} intents on record");
        }
    }

    /// <summary>These points lie before the toast: whoever saw one then saw it before the record was on disk.</summary>
    private async Task NothingSaidTooEarlyAsync(CrashPoint died)
    {
        if (died is not (CrashPoint.UpdateReceived or CrashPoint.UpdateStored or CrashPoint.DecisionStored)) return;
        if (await run.Desk.ToastAsync(_tap) is { } toast) throw new CrashFailedException($"R3: the toast “{toast}” came before the record");
    }

    /// <summary>Waits for 🚀. A post that certainly did not go out is settled by the owner, as the card asks.</summary>
    private async Task HealAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        long? unconfirmed = null;
        while (TimeProvider.System.GetElapsedTime(began).TotalSeconds < 90)
        {
            run.MustLive();
            var card = await run.MessageAsync(_card);
            if (card?.Text.StartsWith($"🚀 Draft {_post} live", StringComparison.Ordinal) == true) return;
            if (card?.Text.StartsWith('❓') == true && await UnsentAsync() is not null)
            {
                unconfirmed ??= TimeProvider.System.GetTimestamp();
                if (TimeProvider.System.GetElapsedTime(unconfirmed.Value) > Settled)
                {
                    await SettleAsync();
                    unconfirmed = null;
                }
            }
            await Task.Delay(40);
        }
        throw new CrashFailedException("P2: the card never said 🚀");
    }

    /// <summary>An attempt that the bot cannot know to have had no effect.</summary>
    private async Task<Publication?> UnsentAsync()
    {
        foreach (var target in run.Targets)
        {
            if ((await PostsAsync(target)).Count > 0) continue;
            if (run.Lane.Journal.Publications(_post).LastOrDefault(p => p.Platform == target.Platform) is { State: PublicationState.Unknown } row) return row;
        }
        return null;
    }

    private async Task SettleAsync()
    {
        await run.KillAsync("stopped, to let ten minutes pass");
        var unsent = await UnsentAsync();
        if (unsent is not null) run.Lane.Journal.LetPass(unsent, LongerThanReadBack);
        run.Start();
        if (unsent is null) return;
        var again = run.Targets.Count == 1 ? PostTexts.TryAgain : PostTexts.TryAgainOn(unsent.Platform);
        string? pressed = null;
        await Desk.UntilAsync(async () =>
        {
            if (await OnCardAsync(again) is { } offered) return offered;
            // The other platform's outcome may come between: then the question stands on the card anew, and is answered again.
            if (await OnCardAsync(PostTexts.ItsNotThere) is { } question && question != pressed)
                await run.Desk.PressAsync(_card, pressed = question, run.Chat, forged: true);
            return null;
        }, again, 90);
        await run.Desk.PressAsync(_card, (await OnCardAsync(again))!, run.Chat, forged: true);
    }

    /// <returns>What such a button on the card refers to now.</returns>
    private async Task<string?> OnCardAsync(string label) => (await run.MessageAsync(_card))?.Buttons.FirstOrDefault(b => b.Label == label)?.Data;

    private async Task JudgeAsync()
    {
        var live = DateTimeOffset.MinValue;
        foreach (var target in run.Targets)
        {
            var posts = await PostsAsync(target);
            if (posts.Count != 1) throw new CrashFailedException($"P1: {posts.Count} posts are out on {target.Platform}");
            if (Text(posts[0], target.TextField) != _approved) throw new CrashFailedException($"P6: approved was “{_approved}”");
            if (posts[0]["at"]!.GetValue<DateTimeOffset>() is var at && at > live) live = at;
        }
        var approvals = run.Lane.Journal.Decisions(_post).Count(d => d.Step == PostStep.Approve);
        if (approvals != 1) throw new CrashFailedException($"R1: {approvals} approvals are on record");
        await JudgeTheChatAsync(live.ToUnixTimeMilliseconds());
        await Desk.UntilAsync(async () => (await run.Desk.RowsAsync("socialPosts")).FirstOrDefault(r =>
            Text(r, "$id") == $"{_post}" && Text(r, "status") == "published"), $"row {_post} of socialPosts, published", 30);
    }

    /// <summary>At no moment did it claim what was not so; in the end every card tells the truth.</summary>
    /// <param name="live">When the last platform was; milliseconds since 1970.</param>
    private async Task JudgeTheChatAsync(long live)
    {
        var claims = (await run.Desk.EventsAsync()).Where(e => Text(e, "text").StartsWith($"🚀 Draft {_post} ", StringComparison.Ordinal)).ToList();
        if (claims.Any(e => e["at"]!.GetValue<double>() < live - 1)) throw new CrashFailedException("the chat said live before it was");
        var lies = (await run.Desk.ChatAsync(run.Chat)).Where(m => m.HasPhoto && !m.Text.StartsWith("🚀", StringComparison.Ordinal)).ToList();
        if (lies.Count > 0) throw new CrashFailedException($"in the end a card says “{lies[0].Text}”");
    }

    /// <summary>What has gone out since this run began; the lane runs one at a time.</summary>
    private async Task<IReadOnlyList<JsonNode>> PostsAsync(CrashTarget target) => [.. (await target.PublishedAsync(run.Desk)).Skip(_before[target])];

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
}
