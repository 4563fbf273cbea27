using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Settings;

namespace Conversations.Posts;

/// <summary>The buttons that show something, draft again, or tell us what we could not find out.</summary>
public sealed class LookPresses(IPostStore posts, PostCards cards, DraftPost draft, SettleUnknown settle, IMessenger messenger, ShopSettings shop) : IPressHandler
{
    private static readonly string[] Looks = [Posts.Verbs.Show, Posts.Verbs.WholeText, Posts.Verbs.Score];
    private static readonly string[] Answers = [Posts.Verbs.Redraft, .. Posts.Verbs.LiveOn.All, .. Posts.Verbs.AbsentOn.All];

    public IReadOnlyDictionary<string, Role> Verbs { get; } =
        Looks.Concat(Answers).ToDictionary(v => v, v => Looks.Contains(v) ? Role.Viewer : Role.Approver);

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
            case Posts.Verbs.Score:
                return new(post.Score is { } score ? ScoreTexts.Parts(score, shop.QualityThreshold) : PostTexts.Changed) { Alert = true };
        }
        if (!await posts.BelongsAsync(post, pressed.Chat, ct)) return new(PostTexts.ForeignButton) { Alert = true };
        // The same press again, after a crash: what it began may not be finished.
        if (data.Verb == Posts.Verbs.Redraft && post is { Stage: PostStage.Drafting, Trouble: null } && post.Revision == data.Revision + 1) return Write(id);
        if (Answered(post, data) is { } answered) return Settle(post, answered, data, pressed);
        if (!post.IsSeenIn(data.Revision))
            return new(PostTexts.Changed) { Alert = true, Then = new() { Reply = c => cards.RefreshAsync(id, c) } };
        return data.Verb == Posts.Verbs.Redraft ? await RedraftAsync(post, ct) : new(PostTexts.NotNow(post.Id, post.Stage)) { Alert = true };
    }

    private async Task<PressAnswer> RedraftAsync(Post post, CancellationToken ct)
    {
        if (PostLifecycle.After(post.Stage, PostStep.Redraft) is null) return new(PostTexts.NotNow(post.Id, post.Stage)) { Alert = true };
        var again = post with { Revision = post.Revision + 1, Trouble = null };
        if (!await posts.CommitAsync(new() { Post = again }, ct)) return new(PostTexts.Changed) { Alert = true };
        return Write(post.Id);
    }

    private PressAnswer Write(PostId id) => new(PostTexts.Drafting) { Then = new() { Job = c => draft.WriteAsync(id, c) } };

    /// <returns>The platform whose open question the button answers, whatever became of the others since; null when there is none.</returns>
    private static Platform? Answered(Post post, ButtonData data) =>
        (Posts.Verbs.LiveOn.PlatformOf(data.Verb) ?? Posts.Verbs.AbsentOn.PlatformOf(data.Verb)) is { } platform
        && post.LineOf(platform) is { State: PublicationState.AskOwner } line && line.Since <= data.Revision ? platform : null;

    private PressAnswer Settle(Post post, Platform platform, ButtonData data, Incoming.Pressed pressed)
    {
        var live = Posts.Verbs.LiveOn.PlatformOf(data.Verb) is not null;
        return new(PostTexts.Checking) { Then = new() { Job = c => settle.SayAsync(post, platform, live, pressed.From, pressed.UpdateId, c) } };
    }
}
