using Conversations.Insights;

namespace Conversations.Posts.Publishing;

/// <summary>
/// How it stands with a post on one platform, as its card tells it. Changes in the transaction of the ledger row, but
/// only where a person would notice: between claim and outcome it stays <see cref="PublicationState.Claimed"/>.
/// </summary>
public sealed record PlatformLine
{
    public required Platform Platform { get; init; }

    public required PublicationState State { get; init; }

    /// <summary>The revision that brought it into its state: who saw that one or a later one saw this line as it is.</summary>
    public int Since { get; init; }

    /// <summary>The public page, once live and known.</summary>
    public Uri? Link { get; init; }

    /// <summary>What went wrong: one sentence for the owner.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when it is live, as far as known; UTC.</summary>
    public DateTimeOffset? LiveAt { get; init; }

    /// <summary>By age.</summary>
    public IReadOnlyList<MetricsReading> Readings { get; init; } = [];

    /// <summary>When to look at what people did with it; null when there is nothing to look at any more.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset? MetricsAt => IsLive && LiveAt is { } at ? MetricsAges.NextAt(at, Readings) : null;

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsLive => State == PublicationState.Published;

    /// <summary>Its time has come, and it waits for the platform to take our login again.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPaused => State == PublicationState.Paused;

    /// <summary>Nothing more comes by itself; null of a post's lines are open then.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsSettled => IsLive || IsAbsent || IsHandedOff;

    /// <summary>In the platform's app, for a person to post: neither live nor absent.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsHandedOff => State == PublicationState.HandedOff;

    /// <summary>It certainly is not there.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAbsent => State is PublicationState.Failed or PublicationState.ProvenAbsent;
}
