namespace Conversations.Posts.Publishing;

/// <summary>What a ledger row means for its post.</summary>
internal static class PlatformOutcome
{
    /// <returns>The post as the row says it is now; the same object when a person would notice nothing.</returns>
    public static Post After(Post post, Publication row, DateTimeOffset now)
    {
        var line = LineOf(row, post.Revision + 1);
        return post.LineOf(row.Platform)?.State == line.State ? post : After(post, line, now);
    }

    /// <returns>The post with that line; settled, when it was the last that was open.</returns>
    public static Post After(Post post, PlatformLine line, DateTimeOffset now)
    {
        var next = post.With(line) with { PublishedAt = At(post, line, now) };
        // What a person does by hand later changes its own line and nothing else.
        return next.Stage == PostStage.Publishing && next.Platforms.All(p => next.LineOf(p) is { IsSettled: true }) ? Settled(next) : next;
    }

    /// <param name="since">The revision that the line is part of.</param>
    public static PlatformLine LineOf(Publication row, int since) => new()
    {
        Platform = row.Platform,
        State = row.State is PublicationState.HandleMade or PublicationState.Ready or PublicationState.SendIntent or PublicationState.Taken ? PublicationState.Claimed : row.State,
        Since = since,
        Link = row.Link,
        LiveAt = row.State == PublicationState.Published ? row.ChangedAt : null,
        Reason = row.Reason,
    };

    private static DateTimeOffset? At(Post post, PlatformLine line, DateTimeOffset now) => line switch
    {
        { IsLive: true } => post.Lines.Any(l => l.IsLive) ? post.PublishedAt ?? now : now,
        { IsHandedOff: true } => post.PublishedAt ?? now,
        _ => post.PublishedAt,
    };

    private static Post Settled(Post post)
    {
        var step = post.Lines.All(l => !l.IsAbsent) ? PostStep.AllLive : post.Lines.Any(l => !l.IsAbsent) ? PostStep.SomeLive : PostStep.NoneLive;
        return post with
        {
            Stage = PostLifecycle.After(post.Stage, step)!.Value,
            Trouble = step == PostStep.NoneLive ? post.Lines[0].Reason : null,
        };
    }
}
