using Conversations.Help;
using Conversations.Logins;
using Conversations.Posts;

namespace Conversations.Insights.Digest;

/// <summary>All that a digest may say.</summary>
public sealed record DigestFacts
{
    /// <summary>The local day it is sent on.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Of the days it tells of: those since the last one that arrived, up to yesterday.</summary>
    public required Numbers Numbers { get; init; }

    /// <summary>The seven days up to yesterday, with the first digest of a week; else null.</summary>
    public Numbers? Week { get; init; }

    /// <summary>Null while no order was ever read.</summary>
    public int? ToShip { get; init; }

    /// <summary>Not done yet: drafting, waiting, approved, held, going out, failed; by due time.</summary>
    public IReadOnlyList<Post> Open { get; init; } = [];

    /// <summary>Why nothing goes out; null while it does.</summary>
    public string? StoppedBecause { get; init; }

    public IReadOnlyList<LostPlatform> LostLogins { get; init; } = [];

    /// <summary>The login that ends first; null while none ends soon.</summary>
    public EndingLogin? EndingLogin { get; init; }

    /// <summary>Vendors and parts that fail, without those whose login is lost.</summary>
    public IReadOnlyList<HealthLine> Failing { get; init; } = [];

    /// <summary>This month's, in micro-dollars.</summary>
    public required long AiSpent { get; init; }

    /// <inheritdoc cref="AiSpent"/>
    public required long AiBudget { get; init; }

    /// <summary>There is a command for orders.</summary>
    public bool HasOrders { get; init; }

    /// <summary>The owner wants only what is most important.</summary>
    public bool IsShort { get; init; }

    public DaySpan Days => Numbers.Now.Days;
}

/// <param name="At">UTC.</param>
/// <param name="Days">Left, rounded up.</param>
public sealed record EndingLogin(Platform Platform, DateTimeOffset At, int Days);
