using Conversations.Posts.Drafting;

namespace Conversations.Settings;

/// <summary>When the shop drafts and posts. All three change together, so that nobody sees one of them in another's zone.</summary>
public sealed record ShopHours
{
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Null while nothing is drafted by itself.</summary>
    public SlotPlan? GenerateAt { get; init; }

    /// <summary>Local times, ascending.</summary>
    public required IReadOnlyList<TimeOnly> PublishAt { get; init; }
}
