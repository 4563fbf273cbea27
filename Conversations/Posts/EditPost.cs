using Conversations.Chat;
using Conversations.Posts.Writing;

namespace Conversations.Posts;

/// <summary>Gives a post another text. The checks are run again.</summary>
public sealed class EditPost(ChangeContent change, JudgeText judge, PostCards cards)
{
    /// <returns>False, and nothing changed, when the draft is no longer the one the person saw.</returns>
    public async Task<bool> ReplaceTextAsync(Post post, int revision, string text, Person by, long updateId, CancellationToken ct)
    {
        if (post.Content is not { } content) return false;
        var score = await judge.TypedAsync(post, text, ct);
        return await change.CommitAsync(post with { Content = content with { Text = text }, Trouble = null, Score = score, Kept = null, Edited = true }, revision, by, updateId, ct);
    }

    public Task ShowAsync(PostId id, CancellationToken ct) => cards.RefreshAsync(id, ct);
}
