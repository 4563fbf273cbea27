using System.Globalization;
using Conversations.Posts;
using Sandbox.Telegram;

namespace Tests.Reliability.Faults;

/// <summary>What the world has seen of a post.</summary>
internal sealed record Entry(string Container, string Caption, string Picture, DateTimeOffset At);

/// <summary>
/// The one judge of every row. It believes the sandbox's ledgers and the chat as it was seen, and compares them with what is
/// on record; it knows nothing of the fault.
/// </summary>
internal sealed class Judge(Walk walk, FaultRow row)
{
    private static readonly string[] Trouble = ["⚠️", "❓", "went wrong", "did not confirm"];

    // Two minutes of the fake clock are no longer than a busy machine may take for a step.
    private static readonly TimeSpan OnTime = TimeSpan.FromMinutes(2);

    private IReadOnlyList<ChatEvent> Events => walk.World.Sandbox.Telegram.Events.Since(0);

    private IEnumerable<ChatEvent> Shown => Events.Where(e => e.Kind is "message" or "edit");

    private IEnumerable<ChatEvent> Presses => Events.Where(e => e.Kind == "pressed");

    /// <summary>What has become of the post so far; null when it is still on its way.</summary>
    public async Task<Outcome?> OutcomeAsync()
    {
        if (walk.Refusals.Count > 0) return Outcome.Refused;
        var post = await walk.PostAsync();
        return post switch
        {
            { Stage: PostStage.Published } => await IsQuietAsync(post) ? Outcome.Unharmed : Outcome.Late,
            { Stage: PostStage.PartlyPublished } => await OffersAsync("not posted.", "Try ") ? Outcome.Held : null,
            { OwnerMustSay: true } => await OffersAsync("cannot find out whether it is live", PostTexts.ItsNotThere) ? Outcome.AsksOwner : null,
            { Stage: PostStage.Failed or PostStage.Held or PostStage.Drafting or PostStage.InReview, Trouble: { } told } => await OffersAsync(told) ? Outcome.Held : null,
            { Stage: PostStage.InReview, Score: { Ready: false } score } => await OffersAsync(score.Findings.First(f => f.Verdict != Verdict.Fine).Reason) ? Outcome.Held : null,
            _ => null,
        };
    }

    /// <summary>What must hold after every fault, once all is well again.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await walk.Watch.LookAsync();
        var posts = walk.Watch.Posts();
        var entries = await EntriesAsync();
        var page = (await walk.Desk.GetAsync("facebook/posts")).AsArray().Select(e => e!["message"]!.GetValue<string>()).ToList();
        var inbox = (await walk.Desk.GetAsync("tiktok/inbox")).AsArray().Select(e => e!["text"]!.GetValue<string>()).ToList();
        return
        [
            .. walk.Watch.Violations,
            .. inbox.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => $"The TikTok inbox holds {g.Count()} times: {g.Key} (P1)"),
            .. inbox.Except(posts.Where(p => p.Platforms.Contains(Platform.TikTok)).Select(p => p.Content?.Text)).Select(t => $"The TikTok inbox holds what is no post's text: {t} (P6)"),
            .. OnceAndAsApproved(posts, entries),
            .. page.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => $"The Page shows {g.Count()} times: {g.Key} (P1)"),
            .. page.Except(posts.Where(p => p.Platforms.Contains(Platform.Facebook)).Select(p => p.Content?.Text)).Select(t => $"The Page shows what is no post's text: {t} (P6)"),
            .. posts.Where(IsLost).Select(p => $"Draft {p.Id} is lost: {p.Stage}, due {p.DueAt:u} (P2)"),
            .. new Claims(walk, entries).False(Events),
            .. Unanswered(),
            .. Events.Where(e => e.Text is { } text && (text.Contains("Exception", StringComparison.Ordinal) || text.Contains("   at ", StringComparison.Ordinal)))
                .Select(e => $"The chat shows what is meant for a log: {e.Text}"),
            .. walk.Unreachable ? [] : await UntoldAsync(posts),
            .. await UnbookedAsync(posts),
        ];
    }

    public async Task<IReadOnlyList<Entry>> EntriesAsync() =>
    [
        .. (await walk.Desk.PublishedAsync()).Select(e => new Entry(
            e["containerId"]!.GetValue<string>(), e["caption"]!.GetValue<string>(), e["pictureSha256"]!.GetValue<string>(), e["at"]!.GetValue<DateTimeOffset>())),
    ];

    private async Task<bool> IsQuietAsync(Post post)
    {
        var live = (await EntriesAsync()).Where(e => e.Caption == post.Content!.Text).ToList();
        return live is [var only] && only.At - post.DueAt < OnTime
            && !Shown.Any(e => Trouble.Any(t => e.Text!.Contains(t, StringComparison.Ordinal)))
            && (row.MayStaySilent ? Presses.Where(p => Answer(p) is not null) : Presses).All(p => Answer(p) is { Kind: "toast" } toast && toast.At - p.At < OnTime.TotalMilliseconds);
    }

    /// <summary>Whether the owner can read the sentence and has a button beneath it.</summary>
    private async Task<bool> OffersAsync(string sentence, string label = "") => (await walk.Desk.ChatAsync()).Any(m =>
        m.FromBot && m.Text.Contains(sentence, StringComparison.Ordinal) && m.Buttons.Any(b => b.Data is not null && b.Label.Contains(label, StringComparison.Ordinal)));

    private IEnumerable<string> OnceAndAsApproved(IReadOnlyList<Post> posts, IReadOnlyList<Entry> entries)
    {
        foreach (var container in entries.Select(e => e.Container).Where(c => !walk.Watch.Handles.ContainsKey(c)))
            yield return $"What was made as {container} is public, and no post's record knows it (P5)";
        foreach (var live in entries.Where(e => walk.Watch.Handles.ContainsKey(e.Container)).GroupBy(e => walk.Watch.Handles[e.Container]))
        {
            if (live.Count() > 1) yield return $"Draft {live.Key} was published {live.Count()} times (P1)";
            var content = posts.FirstOrDefault(p => p.Id.Value == live.Key)?.Content;
            foreach (var entry in live)
            {
                if (entry.Caption != content?.Text) yield return $"Draft {live.Key} went out with another text: {entry.Caption} (P6)";
                if (entry.Picture != content?.PictureHash) yield return $"Draft {live.Key} went out with another picture (P6)";
                if (entry.At < posts.First(p => p.Id.Value == live.Key).DueAt - TimeSpan.FromSeconds(2)) yield return $"Draft {live.Key} went out before its time, {entry.At:u}";
            }
            if (!walk.Watch.Decisions.Any(d => d.Post.Value == live.Key && d.Step == PostStep.Approve && d.Hash == content?.Hash()))
                yield return $"Draft {live.Key} went out and nobody on record has approved it (P7)";
        }
    }

    /// <summary>Approved, and neither out nor with a person nor waiting for a time to come.</summary>
    private bool IsLost(Post post) => post.Approval is not null && post.Stage switch
    {
        PostStage.Scheduled => post.DueAt < walk.Clock.GetUtcNow() - OnTime,
        PostStage.Publishing => post is { Unconfirmed: false, OwnerMustSay: false },
        _ => false,
    };

    /// <summary>A tap whose answer the fault itself has swallowed was answered all the same.</summary>
    private IEnumerable<string> Unanswered() => row.MayStaySilent ? [] : Presses.Where(p => Answer(p) is null && !WasTried(p.CallbackId!))
        .Select(p => $"The tap on “{p.Text}” was never answered");

    private ChatEvent? Answer(ChatEvent press) => Events.FirstOrDefault(e => e.Kind is "toast" or "answerRefused" && e.CallbackId == press.CallbackId);

    private bool WasTried(string callbackId) => walk.World.Sandbox.Requests.Since(0, "telegram")
        .Any(r => r.Path.Contains("answerCallbackQuery", StringComparison.Ordinal) && r.Body.Contains(callbackId, StringComparison.Ordinal));

    /// <summary>The chat says of every post what is on record.</summary>
    private async Task<IEnumerable<string>> UntoldAsync(IReadOnlyList<Post> posts)
    {
        var untold = new List<string>();
        foreach (var post in posts.Where(p => p is not { Stage: PostStage.Drafting, Trouble: null }))
        {
            var symbol = post.Stage == PostStage.Drafting ? "⚠️" : PostTexts.Symbol(post);
            var line = string.Create(CultureInfo.InvariantCulture, $"{symbol} Draft {post.Id}");
            if (!(await walk.Desk.ChatAsync(post.Chat.Value)).Any(m => m.FromBot && m.Text.Contains(line, StringComparison.Ordinal)))
                untold.Add($"The chat does not say “{line}”");
        }
        return untold;
    }

    /// <summary>D4: Appwrite's books say the same, five minutes after all is well.</summary>
    private async Task<IEnumerable<string>> UnbookedAsync(IReadOnlyList<Post> posts)
    {
        var rows = (await walk.Desk.RowsAsync("socialPosts")).ToDictionary(r => r["$id"]!.GetValue<string>(), r => r["revision"]!.GetValue<int>());
        return posts.Where(p => rows.GetValueOrDefault($"{p.Id}") != p.Revision)
            .Select(p => $"Appwrite's row of draft {p.Id} shows revision {rows.GetValueOrDefault($"{p.Id}")}, on record is {p.Revision} (D4)");
    }
}
