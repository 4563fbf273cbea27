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
    private static readonly TimeSpan MayTake = TimeSpan.FromMinutes(4); // TikTok lets six begin in a minute
    private static readonly TimeSpan LongerThanReadBack = TimeSpan.FromMinutes(11);
    private readonly Dictionary<CrashTarget, int> _before = [];
    private int _card;
    private long _post;
    private string _approved = "";
    private string _tap = "";
    private bool _asked;

    public async Task PlayAsync(CrashCase crash)
    {
        if (crash.MustHeal) run.MustHeal();
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
        foreach (var target in run.Targets) _before[target] = (await target.ArrivedAsync(run.Desk)).Count;
        await run.ForwardAsync();
        var card = await run.CardAsync();
        (_card, _post, _approved) = (card.Id, CardText.NumberOf(card), CardText.CaptionOn(card));
        var faulty = run.Targets[run.Random.Next(run.Targets.Count)];
        if (lost != LostAnswer.No) await run.Desk.FaultAsync(faulty.Vendor, lost == LostAnswer.AfterEffect ? "ResetAfter" : "ResetBefore", faulty.Commit);
        _tap = await run.Desk.PressAsync(card.Id, card.Buttons.First(b => b.Label == PostTexts.Now).Data!, run.Chat);
    }

    /// <summary>What a power cut at this instant would have left.</summary>
    private async Task LookAtTheDeadAsync()
    {
        var decided = run.Lane.Journal.Decisions(_post).Count;
        if (await run.Desk.ToastAsync(_tap) is { } toast && decided == 0) throw new CrashFailedException($"R3: the toast said “{toast}”, and no decision is on record");
        foreach (var target in run.Targets)
        {
            var live = (await ArrivedAsync(target)).Count;
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

    /// <summary>Waits for 🚀, or 📲 where a person posts by hand. What no reading can settle is settled by the owner, as the card asks.</summary>
    private async Task HealAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        var pressed = new HashSet<string>();
        long? unsettled = null;
        while (TimeProvider.System.GetElapsedTime(began) < MayTake)
        {
            run.MustLive();
            if (await run.MessageAsync(_card) is { } card)
            {
                if (SaysDone(card.Text)) return;
                if (_asked && await AnswerAsync(card) is { } button && pressed.Add(button)) await run.Desk.PressAsync(_card, button, run.Chat, forged: true);
                else if ((await UnsettledAsync()).Count == 0) unsettled = null;
                else if (TimeProvider.System.GetElapsedTime(unsettled ??= TimeProvider.System.GetTimestamp()) > Settled)
                {
                    await LetPassAsync();
                    unsettled = null;
                }
            }
            await Task.Delay(40);
        }
        throw new CrashFailedException("P2: the card never said 🚀");
    }

    private bool SaysDone(string text) =>
        text.StartsWith($"🚀 Draft {_post} live", StringComparison.Ordinal) || text.StartsWith($"📲 Draft {_post} is in", StringComparison.Ordinal);

    /// <summary>Attempts of which the bot cannot know whether they had an effect.</summary>
    private async Task<IReadOnlyList<Publication>> UnsettledAsync()
    {
        List<Publication> unsettled = [];
        foreach (var target in run.Targets)
        {
            if (target.HealsByReading && (await ArrivedAsync(target)).Count > 0) continue;
            if (run.Lane.Journal.Publications(_post).LastOrDefault(p => p.Platform == target.Platform) is { State: PublicationState.Unknown } row) unsettled.Add(row);
        }
        return unsettled;
    }

    /// <summary>From here on there is reason to ask the owner.</summary>
    private async Task LetPassAsync()
    {
        await run.KillAsync("stopped, to let ten minutes pass");
        foreach (var row in await UnsettledAsync()) run.Lane.Journal.LetPass(row, LongerThanReadBack);
        run.Start();
        _asked = true;
    }

    /// <summary>What an honest owner presses, who has looked at the platform that the card asks about.</summary>
    /// <returns>What the button refers to; null while the card asks nothing.</returns>
    private async Task<string?> AnswerAsync(ShownMessage card)
    {
        if (ButtonOn(card, PostTexts.ItsNotThere) is { } no && Verbs.AbsentOn.PlatformOf(no.Split(':')[0]) is { } asked)
            return (await ArrivedAsync(run.Targets.Single(t => t.Platform == asked))).Count == 0 ? no : ButtonOn(card, PostTexts.ItsLive) ?? ButtonOn(card, PostTexts.ItsThere);
        return ButtonOn(card, [PostTexts.TryAgain, .. run.Targets.Select(t => PostTexts.TryAgainOn(t.Platform))]);
    }

    /// <returns>What the first of such buttons refers to now.</returns>
    private static string? ButtonOn(ShownMessage card, params string[] labels) => card.Buttons.FirstOrDefault(b => labels.Contains(b.Label))?.Data;

    private async Task JudgeAsync()
    {
        var live = DateTimeOffset.MinValue;
        var content = run.Lane.Journal.PostsOf(run.Chat).Single(p => p.Id.Value == _post).Content!;
        foreach (var target in run.Targets)
        {
            var posts = await ArrivedAsync(target);
            if (posts.Count != 1) throw new CrashFailedException($"P1: {posts.Count} posts are out on {target.Platform}");
            if (await target.OnItsWayAsync(run.Desk) is > 0 and var coming) throw new CrashFailedException($"P1: one post is out on {target.Platform}, and {coming} more are on their way");
            if (!target.IsAsApproved(posts[0], _approved, content)) throw new CrashFailedException($"P6: approved was “{_approved}”, and there is {posts[0].ToJsonString()}");
            await target.TidyAsync(run.Desk, posts[0]);
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
        var claims = (await run.Desk.EventsAsync()).Where(e => SaysDone(Text(e, "text"))).ToList();
        if (claims.Any(e => e["at"]!.GetValue<double>() < live - 1)) throw new CrashFailedException("the chat said live before it was");
        var lies = (await run.Desk.ChatAsync(run.Chat)).Where(m => m.HasPhoto && !SaysDone(m.Text)).ToList();
        if (lies.Count > 0) throw new CrashFailedException($"in the end a card says “{lies[0].Text}”");
    }

    /// <summary>What has arrived since this run began; the lane runs one at a time.</summary>
    private async Task<IReadOnlyList<JsonNode>> ArrivedAsync(CrashTarget target) => [.. (await target.ArrivedAsync(run.Desk)).Skip(_before[target])];

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
}
