using Conversations.Chat;
using Conversations.Settings;
using Humanizer;

namespace Conversations.Posts;

/// <summary>The buttons of the card that decide something: approve, now, reject, undo, hold, release, skip, bring back, try again; keep as it is, post anyway, wait for restock.</summary>
public sealed class DecisionPresses(ReviewPost review, IPostStore posts, PostCards cards, ShopSettings shop, TimeProvider time) : IPressHandler
{
    private static readonly TimeSpan DoubleTap = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, PostStep> Steps = new()
    {
        [Posts.Verbs.Approve] = PostStep.Approve,
        [Posts.Verbs.Now] = PostStep.Approve,
        [Posts.Verbs.Reject] = PostStep.Reject,
        [Posts.Verbs.Undo] = PostStep.Undo,
        [Posts.Verbs.Hold] = PostStep.Hold,
        [Posts.Verbs.Release] = PostStep.Release,
        [Posts.Verbs.Skip] = PostStep.Skip,
        [Posts.Verbs.BringBack] = PostStep.BringBack,
        [Posts.Verbs.Retry] = PostStep.Retry,
        [Posts.Verbs.AsItIs] = PostStep.Keep,
        [Posts.Verbs.Anyway] = PostStep.Release,
        [Posts.Verbs.Restock] = PostStep.Wait,
    };

    public IReadOnlyDictionary<string, Role> Verbs { get; } =
        Steps.Keys.Concat(Posts.Verbs.RetryOn.All).Concat([Posts.Verbs.AskReject, Posts.Verbs.Keep]).ToDictionary(v => v, _ => Role.Approver);

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var id = new PostId(data.Id);
        if (await posts.FindAsync(id, ct) is not { } post) return new(PostTexts.NoSuchPost) { Alert = true };
        if (!await posts.BelongsAsync(post, pressed.Chat, ct)) return new(PostTexts.ForeignButton) { Alert = true };
        if (data.Verb is Posts.Verbs.AskReject or Posts.Verbs.Keep) return await AskAsync(post, data, pressed, ct);

        var atOnce = data.Verb == Posts.Verbs.Now;
        var platform = Posts.Verbs.RetryOn.PlatformOf(data.Verb);
        var step = (atOnce, post.Stage) switch
        {
            _ when platform is not null => PostStep.Retry,
            (true, PostStage.Scheduled) => PostStep.Retime,
            (true, PostStage.Held) => PostStep.Release,
            _ => Steps[data.Verb],
        };
        var outcome = await review.DecideAsync(step, id, data.Revision, pressed.From, pressed.UpdateId, ct, atOnce, platform);
        // A card of an older release has no other buttons yet.
        if (outcome is ReviewOutcome.Blocked) return Answer(outcome, step) with { Then = new() { Reply = c => cards.TurnAsync(post, pressed.On, CardFace.Usual, c) } };
        return (Repeated(outcome, step, pressed.From) ?? Answer(outcome, step)) with { Then = new() { Reply = c => cards.RefreshAsync(id, c, pressed.On) } };
    }

    /// <summary>A finger that came down twice needs no window about it.</summary>
    private PressAnswer? Repeated(ReviewOutcome outcome, PostStep step, Person by) =>
        outcome is ReviewOutcome.Stale { Last: { } last } && last.By == by.Id && last.Step == step && time.GetUtcNow() - last.At < DoubleTap
            ? new(PostTexts.DecidedBefore(last, Ago(last.At)))
            : null;

    /// <summary>The answer to a decision, pressed or typed.</summary>
    internal PressAnswer Answer(ReviewOutcome outcome, PostStep step) => outcome switch
    {
        ReviewOutcome.Done done => new(Said(done.Post, step)),
        ReviewOutcome.Stale { Last: { } last } => new($"{PostTexts.DecidedBefore(last, Ago(last.At))} {PostTexts.Changed}") { Alert = true },
        ReviewOutcome.Stale => new(PostTexts.Changed) { Alert = true },
        ReviewOutcome.NotNow when step == PostStep.Undo => new(PostTexts.TooLateToUndo) { Alert = true },
        ReviewOutcome.Blocked blocked => new(PostTexts.DecideFirst(blocked.Post.Id)) { Alert = true },
        ReviewOutcome.NotNow not => new(PostTexts.NotNow(not.Post.Id, not.Post.Stage)) { Alert = true },
        _ => new(PostTexts.NoSuchPost) { Alert = true },
    };

    private string Said(Post post, PostStep step)
    {
        var due = post.DueAt is { } at ? shop.When(at, time.GetUtcNow()) : "";
        return step switch
        {
            PostStep.Approve => PostTexts.Approved(due),
            PostStep.Retime => PostTexts.GoesOutNow(due),
            PostStep.Reject => PostTexts.Rejected(post.Id),
            PostStep.Undo => PostTexts.Undone(post.Id),
            PostStep.Hold => PostTexts.Held(post.Id),
            PostStep.Release => PostTexts.Released(due),
            PostStep.Skip => PostTexts.Skipped(post.Id),
            PostStep.BringBack => PostTexts.BroughtBack(post.Id),
            PostStep.Keep => PostTexts.KeptAsItIs,
            PostStep.Wait => PostTexts.WillWait(post.Id),
            _ => PostTexts.Retrying(post.Id),
        };
    }

    /// <summary>Rejecting takes a second tap; the first only changes the buttons.</summary>
    private async Task<PressAnswer> AskAsync(Post post, ButtonData data, Incoming.Pressed pressed, CancellationToken ct)
    {
        if (!post.IsSeenIn(data.Revision))
        {
            var stale = new ReviewOutcome.Stale(post, await posts.LastDecisionAsync(post.Id, ct));
            return Answer(stale, PostStep.Reject) with { Then = new() { Reply = c => cards.RefreshAsync(post.Id, c, pressed.On) } };
        }
        var ask = data.Verb == Posts.Verbs.AskReject;
        return new(ask ? PostTexts.SureReject : PostTexts.Restored)
        {
            Then = new() { Reply = c => cards.TurnAsync(post, pressed.On, ask ? CardFace.ConfirmReject : CardFace.Usual, c) },
        };
    }

    private string Ago(DateTimeOffset at)
    {
        var ago = time.GetUtcNow() - at;
        return ago < TimeSpan.FromMinutes(1)
            ? $"{Math.Max(0, Math.Floor(ago.TotalSeconds)):0} s ago"
            : ago.Humanize(culture: System.Globalization.CultureInfo.GetCultureInfo("en")) + " ago";
    }
}
