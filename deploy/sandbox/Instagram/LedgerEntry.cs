namespace Sandbox.Instagram;

/// <summary>One picture of a publication.</summary>
/// <param name="IsCropped">Its shape is another than the first one's, so people see only a part of it.</param>
public sealed record LedgerPicture(string ImageUrl, string PictureSha256, string AltText, bool IsCropped);

/// <summary>One publication: what the world saw, and when.</summary>
public sealed record LedgerEntry
{
    public required string MediaId { get; init; }

    public required string ContainerId { get; init; }

    public required string Caption { get; init; }

    public required string AltText { get; init; }

    public required string ImageUrl { get; init; }

    public required string PictureSha256 { get; init; }

    /// <summary>Of a reel's film; null for pictures.</summary>
    public string? VideoSha256 { get; init; }

    /// <summary>All of them, in the order in which they are shown; the first is the one above.</summary>
    public required IReadOnlyList<LedgerPicture> Pictures { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Shortcode { get; init; }

    /// <summary>Taken down by hand in the app; the API no longer finds it.</summary>
    public bool Deleted { get; init; }
}
