using Conversations.Chat;

namespace Conversations.Posts;

/// <summary>Records that a person gave a draft another text or another form. An approval goes with the old one (P6).</summary>
public sealed class ChangeContent(IPostStore posts, TimeProvider time, ICrashPoints crash)
{
    /// <param name="changed">With its new content; its revision and its stage follow from the change.</param>
    /// <param name="revision">What the person saw.</param>
    /// <param name="updateId">Idempotency key.</param>
    /// <param name="step">How it was changed.</param>
    /// <param name="words">What was found in the text before; null when it was not about that.</param>
    /// <returns>False, and nothing changed, when the draft is no longer that one.</returns>
    public async Task<bool> CommitAsync(
        Post changed, int revision, Person by, long updateId, CancellationToken ct, PostStep step = PostStep.Edit, string? words = null)
    {
        if (!changed.IsSeenIn(revision) || changed.Content is not { } content || PostLifecycle.After(changed.Stage, step) is not { } stage) return false;
        var next = changed with { Revision = changed.Revision + 1, Stage = stage, Approval = null, DueAt = null, UndoUntil = null, Gate = null, News = null };
        // Somebody wanted it once: whoever that was is waited for.
        if (changed.Approval is not null) next = next with { MeantFor = null, Moves = 0 };
        var decision = new Decision
        {
            Post = next.Id, Revision = revision, Step = step, By = by.Id, Name = by.Name, At = time.GetUtcNow(), Hash = content.Hash(), Words = words, UpdateId = updateId,
        };
        if (!await posts.CommitAsync(new() { Post = next, Decision = decision }, ct)) return false;
        crash.Pass(CrashPoint.DecisionStored);
        return true;
    }
}
