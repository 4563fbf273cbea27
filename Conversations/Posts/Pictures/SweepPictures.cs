namespace Conversations.Posts.Pictures;

/// <summary>Removes pictures that were made for posts which are over; the platforms have copies of their own.</summary>
public sealed class SweepPictures(IPictureStore store, IPostStore posts, TimeProvider time)
{
    /// <summary>A draft that was just begun may have brought its picture, and not be on record yet.</summary>
    private static readonly TimeSpan KeptAtLeast = TimeSpan.FromDays(14);

    /// <summary>What a person may still come back to.</summary>
    private static readonly TimeSpan LeftLyingFor = TimeSpan.FromDays(60);

    private static readonly PostStage[] Unfinished =
        [PostStage.Drafting, PostStage.InReview, PostStage.Scheduled, PostStage.Held, PostStage.Publishing, PostStage.Failed];

    private static readonly PostStage[] LeftLying = [PostStage.Skipped, PostStage.PartlyPublished];

    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            if (store.IsOn) await SweepAsync(ct);
        }
        catch (PictureStoreException)
        {
            // The health card tells; the next night goes on from there.
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // First what is kept, then what is needed: a post that comes between has brought its picture just now.
        var kept = await store.KeptBeforeAsync(now - KeptAtLeast, ct);
        if (kept.Count == 0) return;
        var waiting = await posts.ListAsync(Unfinished, ct);
        // What is just being drafted may have found an old picture again.
        if (waiting.Any(p => p is { Stage: PostStage.Drafting, Trouble: null } && now - p.CreatedAt < TimeSpan.FromDays(1))) return;
        var lying = (await posts.ListAsync(LeftLying, ct)).Where(p => now - p.CreatedAt < LeftLyingFor);
        var needed = waiting.Concat(lying).SelectMany(p => p.Content?.Pictures ?? []).Select(p => p.Address).ToHashSet();
        foreach (var picture in kept.Where(p => !needed.Contains(p))) await store.RemoveAsync(picture, ct);
    }
}
