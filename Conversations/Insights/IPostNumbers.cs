using Conversations.Posts;

namespace Conversations.Insights;

/// <summary>The journal's sums by local day. A post belongs to the day on which it went out; one that did not, to the day on which it should have.</summary>
public interface IPostNumbers
{
    /// <summary>Costs the same however many posts there are.</summary>
    Task<PostNumbers> OfAsync(DaySpan days, CancellationToken ct);

    /// <summary>The posts of those days, by day.</summary>
    Task<IReadOnlyList<PostId>> PostsAsync(DaySpan days, CancellationToken ct);
}

/// <summary>What is on record of some days.</summary>
public sealed record PostNumbers
{
    /// <summary>Only days on which there was something.</summary>
    public IReadOnlyList<PostDay> Days { get; init; } = [];

    /// <summary>From a draft to the first decision about it, by the day of the decision; ascending.</summary>
    public IReadOnlyList<TimeSpan> Answers { get; init; } = [];

    /// <summary>Tries to publish that did not get through, each platform by itself.</summary>
    public int FailedTries { get; init; }

    /// <summary>Tries of which only a person could say what came of them.</summary>
    public int Unconfirmed { get; init; }

    /// <summary>Drafting slots that passed without a draft because the program was off or the shop did not answer.</summary>
    public int MissedDrafts { get; init; }

    /// <summary>Buttons pressed by anybody on the list.</summary>
    public int Presses { get; init; }

    /// <summary>Minutes in which somebody on the list pressed or wrote something.</summary>
    public int Minutes { get; init; }
}

/// <param name="Platform">Null for the posts as a whole: one on two platforms is one post.</param>
public sealed record PostDay(DateOnly Day, Platform? Platform, PostTally Tally);

public sealed record PostTally
{
    public int Live { get; init; }

    public int Failed { get; init; }

    public int Skipped { get; init; }

    /// <summary>Posts of which a platform has told any number yet.</summary>
    public int Counted { get; init; }

    /// <summary>The newest reading of each post, added up.</summary>
    public PostMetrics Metrics { get; init; } = new();

    /// <summary>The newest reading of all; UTC.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The post that reached most; null while none has a reach.</summary>
    public PostId? Best { get; init; }

    public long? BestReach { get; init; }

    public static PostTally Sum(IEnumerable<PostTally> tallies)
    {
        var all = tallies.ToList();
        var best = all.Where(t => t.BestReach is not null).MaxBy(t => t.BestReach);
        return new()
        {
            Live = all.Sum(t => t.Live), Failed = all.Sum(t => t.Failed), Skipped = all.Sum(t => t.Skipped), Counted = all.Sum(t => t.Counted),
            Metrics = PostMetrics.Sum(all.Select(t => t.Metrics)), ReadAt = all.Max(t => t.ReadAt), Best = best?.Best, BestReach = best?.BestReach,
        };
    }
}
