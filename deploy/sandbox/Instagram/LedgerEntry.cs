namespace Sandbox.Instagram;

/// <summary>One publication: what the world saw, and when.</summary>
public sealed record LedgerEntry
{
    public required string MediaId { get; init; }

    public required string ContainerId { get; init; }

    public required string Caption { get; init; }

    public required string AltText { get; init; }

    public required string ImageUrl { get; init; }

    public required string PictureSha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Shortcode { get; init; }

    /// <summary>Taken down by hand in the app; the API no longer finds it.</summary>
    public bool Deleted { get; init; }
}
