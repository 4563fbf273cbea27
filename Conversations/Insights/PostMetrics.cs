using System.Text.Json.Serialization;

namespace Conversations.Insights;

/// <summary>What people did with a post, since it went out. Null is "not yet", never 0.</summary>
public sealed record PostMetrics
{
    /// <summary>Different people who saw it.</summary>
    public long? Reach { get; init; }

    public long? Views { get; init; }

    public long? Likes { get; init; }

    public long? Comments { get; init; }

    public long? Shares { get; init; }

    public long? Saves { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == new PostMetrics();
}

/// <summary>The metrics of one platform at one age of the post.</summary>
/// <param name="Hours">The age it was read for; one of <see cref="MetricsAges"/>.</param>
/// <param name="At">When it was read; UTC.</param>
public sealed record MetricsReading(int Hours, DateTimeOffset At, PostMetrics Metrics);

/// <summary>How old a post is when it is looked at: 1 h, 6 h, 24 h, 3 d and 7 d.</summary>
public static class MetricsAges
{
    public static IReadOnlyList<int> Hours { get; } = [1, 6, 24, 72, 168];

    /// <summary>Whoever has counted nothing by then never will.</summary>
    public static TimeSpan GivenUpAfter { get; } = TimeSpan.FromDays(9);

    /// <returns>When the next reading is due; null when all are taken.</returns>
    public static DateTimeOffset? NextAt(DateTimeOffset liveAt, IReadOnlyList<MetricsReading> taken) =>
        Hours.Where(h => taken.Count == 0 || h > taken[^1].Hours).Select(h => (DateTimeOffset?)liveAt.AddHours(h)).FirstOrDefault();

    /// <summary>However long nobody looked, it is read once: for the last age it has reached.</summary>
    public static int ReachedAt(DateTimeOffset liveAt, DateTimeOffset now) => Hours.Last(h => liveAt.AddHours(h) <= now);

    public static string Words(int hours) => hours < 72 ? $"{hours} h" : $"{hours / 24} d";
}
