using Conversations.Chat;
using Conversations.Posts.Drafting;

namespace Conversations.Posts;

/// <summary>The buttons of a post that does not fit the shop and that take a while: fix the text, swap the product.</summary>
public sealed class DoubtPresses(IPostStore posts, FixText fix, SwapProduct swap, PostCards cards) : IPressHandler
{
    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role> { [Posts.Verbs.Fix] = Role.Approver, [Posts.Verbs.Swap] = Role.Approver };

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var id = new PostId(data.Id);
        if (await posts.FindAsync(id, ct) is not { } post) return new(PostTexts.NoSuchPost) { Alert = true };
        if (!await posts.BelongsAsync(post, pressed.Chat, ct)) return new(PostTexts.ForeignButton) { Alert = true };
        // The same press again, after a crash: what it began may not be finished.
        if (await posts.FindDecisionAsync(pressed.UpdateId, ct) is null)
        {
            if (!post.IsSeenIn(data.Revision)) return new(PostTexts.Changed) { Alert = true, Then = new() { Reply = c => cards.RefreshAsync(id, c, pressed.On) } };
            var possible = data.Verb == Posts.Verbs.Fix ? FixText.Reasons(post).Count > 0 : post is { Stage: PostStage.Held, Gate.Reason: not GateReason.Claims };
            if (!possible) return new(PostTexts.NotNow(id, post.Stage)) { Alert = true };
        }
        return data.Verb == Posts.Verbs.Fix
            ? new(PostTexts.Rewriting) { Then = new() { Job = c => fix.RunAsync(id, data.Revision, pressed.On, pressed.From, pressed.UpdateId, c) } }
            : new(PostTexts.LookingForAnother) { Then = new() { Job = c => swap.RunAsync(id, data.Revision, pressed.On, pressed.From, pressed.UpdateId, c) } };
    }
}
