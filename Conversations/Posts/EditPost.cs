using Conversations.Chat;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>Gives a post another text. The approval goes with the old one (P6); the checks are run again.</summary>
public sealed class EditPost(IPostStore posts, IShopHosts hosts, PostCards cards, ShopSettings shop, TimeProvider time, ICrashPoints crash)
{
    /// <returns>False, and nothing changed, when the draft is no longer the one the person saw.</returns>
    public async Task<bool> ReplaceTextAsync(Post post, int revision, string text, Person by, long updateId, CancellationToken ct)
    {
        if (!post.IsSeenIn(revision) || post.Content is not { } content || PostLifecycle.After(post.Stage, PostStep.Edit) is not { } stage) return false;
        var now = time.GetUtcNow();
        var edited = content with { Text = text };
        var next = post with
        {
            Revision = post.Revision + 1, Stage = stage, Content = edited, Trouble = null,
            Approval = null, DueAt = null, UndoUntil = null,
            Score = FactChecks.Judge(text, post.Product, confidence: null, shop.QualityThreshold, await hosts.HostsAsync(ct)),
        };
        var decision = new Decision
        {
            Post = post.Id, Revision = revision, Step = PostStep.Edit, By = by.Id, Name = by.Name, At = now, Hash = edited.Hash(), UpdateId = updateId,
        };
        if (!await posts.CommitAsync(new() { Post = next, Decision = decision }, ct)) return false;
        crash.Pass(CrashPoint.DecisionStored);
        return true;
    }

    public Task ShowAsync(PostId id, CancellationToken ct) => cards.RefreshAsync(id, ct);
}
