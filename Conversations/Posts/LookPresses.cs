using Conversations.Chat;
using Conversations.Posts.Publishing;

namespace Conversations.Posts;

/// <summary>The buttons that show something, draft again, or tell us what we could not find out.</summary>
public sealed class LookPresses(IPostStore posts, PostCards cards, DraftPost draft, SettleUnknown settle, IMessenger messenger) : IPressHandler
{
    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role>
    {
        [Posts.Verbs.Show] = Role.Viewer,
        [Posts.Verbs.WholeText] = Role.Viewer,
        [Posts.Verbs.Redraft] = Role.Approver,
        [Posts.Verbs.Live] = Role.Approver,
        [Posts.Verbs.Absent] = Role.Approver,
    };

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var id = new PostId(data.Id);
        if (await posts.FindAsync(id, ct) is not { } post) return new(PostTexts.NoSuchPost) { Alert = true };
        switch (data.Verb)
        {
            case Posts.Verbs.Show:
                return new("") { Then = new() { Reply = c => cards.ShowAsync(id, pressed.Chat, c) } };
            case Posts.Verbs.WholeText:
                var whole = new Card { Text = post.Content?.Text ?? "", ReplyTo = pressed.On.Message };
                return new("") { Then = new() { Reply = c => messenger.SendAsync(pressed.Chat, whole, c) } };
        }
        // The same press again, after a crash: what it began may not be finished.
        if (data.Verb == Posts.Verbs.Redraft && post is { Stage: PostStage.Drafting, Trouble: null } && post.Revision == data.Revision + 1) return Write(id);
        if (!post.IsSeenIn(data.Revision))
            return new(PostTexts.Changed) { Alert = true, Then = new() { Reply = c => cards.RefreshAsync(id, c) } };
        return data.Verb == Posts.Verbs.Redraft ? await RedraftAsync(post, ct) : await SettleAsync(post, data, pressed, ct);
    }

    private async Task<PressAnswer> RedraftAsync(Post post, CancellationToken ct)
    {
        if (PostLifecycle.After(post.Stage, PostStep.Redraft) is null) return new(PostTexts.NotNow(post.Id, post.Stage)) { Alert = true };
        var again = post with { Revision = post.Revision + 1, Trouble = null };
        if (!await posts.CommitAsync(new() { Post = again }, ct)) return new(PostTexts.Changed) { Alert = true };
        return Write(post.Id);
    }

    private PressAnswer Write(PostId id) => new(PostTexts.Drafting) { Then = new() { Job = c => draft.WriteAsync(id, c) } };

    private async Task<PressAnswer> SettleAsync(Post post, ButtonData data, Incoming.Pressed pressed, CancellationToken ct)
    {
        if (!post.OwnerMustSay) return new(PostTexts.NotNow(post.Id, post.Stage)) { Alert = true };
        await Task.CompletedTask.WaitAsync(ct);
        return new(PostTexts.Checking)
        {
            Then = new() { Job = c => settle.SayAsync(post, data.Verb == Posts.Verbs.Live, pressed.From, pressed.UpdateId, c) },
        };
    }
}
