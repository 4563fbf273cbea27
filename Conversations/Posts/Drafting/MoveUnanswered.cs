using Conversations.Settings;

namespace Conversations.Posts.Drafting;

/// <summary>
/// A draft that nobody asked for and nobody answers in time moves to the next free slot, and after some moves it is skipped.
/// One that a person asked for waits for that person.
/// </summary>
public sealed class MoveUnanswered(IPostStore posts, PostCards cards, ShopSettings shop, TimeProvider time)
{
    /// <summary>A day of slots, and one more: whoever has not answered by then does not want it.</summary>
    public const int MostMoves = 3;

    /// <summary>When an answer is still in time for that slot.</summary>
    public static DateTimeOffset AnswerBy(DateTimeOffset slot) => slot - PublishingSlots.Notice;

    /// <summary>Once a minute. However long the program was off, a draft moves once.</summary>
    public async Task TickAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var post in await posts.ListAsync([PostStage.InReview], ct))
        {
            if (post.MeantFor is not { } slot || now <= AnswerBy(slot)) continue;
            var next = post.Moves < MostMoves
                ? post.Quietly() with { MeantFor = PublishingSlots.NextFree(shop, now, await posts.TakenSlotsAsync(ct)), Moves = post.Moves + 1 }
                : post with { Revision = post.Revision + 1, Stage = PostLifecycle.After(post.Stage, PostStep.Skip)!.Value, Trouble = DraftingTexts.Unanswered };
            // Somebody answers at this very moment: then that stands.
            if (await posts.CommitAsync(new() { Post = next }, ct)) await cards.TellAsync(post.Id, ct);
        }
    }
}
