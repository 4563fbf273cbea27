using Conversations.Posts;

namespace Conversations.Insights;

/// <summary>The journal as the shop's days see it.</summary>
public interface IDayStore
{
    /// <summary>The newest day on record; null before the first.</summary>
    Task<DateOnly?> NewestAsync(CancellationToken ct);

    /// <summary>Days on record from that one on.</summary>
    Task<IReadOnlyList<DayMetrics>> SinceAsync(DateOnly day, CancellationToken ct);

    /// <summary>Takes the days in the place of what is on record of them, and gives each that differs to the books, all in one transaction.</summary>
    Task SaveAsync(IReadOnlyList<DayMetrics> days, CancellationToken ct);

    /// <summary>Posts that were first live between the two, the second not included.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="until">UTC.</param>
    Task<IReadOnlyList<Post>> LiveAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct);

    /// <summary>Calls of the hours that began between the two, the second not included, as far as they are summed.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="until">UTC.</param>
    Task<IReadOnlyList<CallCount>> CallsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct);
}

/// <summary>A local day of the shop, as it stands in the books. Null is "not yet", never 0.</summary>
public sealed record DayMetrics
{
    public required DateOnly Day { get; init; }

    /// <summary>ISO 4217; the shop's main currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Minor units of <see cref="Currency"/>, refunds taken off.</summary>
    public long? Revenue { get; init; }

    /// <summary>In whatever currency.</summary>
    public int? Orders { get; init; }

    /// <summary>By currency, minor units: <c>{"USD":1990}</c>; null when there is no other.</summary>
    public string? OtherRevenue { get; init; }

    /// <summary>Of the posts that went live that day, what people have done since: <c>{"Instagram":{"Posts":2,"Reach":412}}</c>; null when there are none.</summary>
    public string? SocialEngagement { get; init; }

    /// <summary>By vendor: <c>{"shopify":{"Calls":288,"Failed":2}}</c>; null when there were none.</summary>
    public string? ApiUsage { get; init; }
}
