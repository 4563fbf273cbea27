namespace Sandbox.Instagram;

/// <summary>A media container: made, fetched, and live for 24 hours unless it is published.</summary>
public sealed class MediaContainer
{
    public required string Id { get; init; }

    public required string ImageUrl { get; init; }

    public required string Caption { get; init; }

    public required string AltText { get; init; }

    public required byte[] Picture { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Picture"/>.</summary>
    public required string PictureSha256 { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of a reel's film, lower-case hexadecimal; null for pictures.</summary>
    public string? VideoSha256 { get; init; }

    /// <summary>How long the platform works on it; a film takes longer than a picture.</summary>
    public TimeSpan Takes { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Made to be shown within another, and never by itself.</summary>
    public bool IsCarouselItem { get; init; }

    /// <summary>What a carousel shows, in order; empty for a single picture.</summary>
    public IReadOnlyList<MediaContainer> Children { get; init; } = [];

    /// <summary>Itself, or what it is made of.</summary>
    public IReadOnlyList<MediaContainer> Shown => Children.Count > 0 ? Children : [this];

    public bool Published { get; set; }

    /// <summary>ERROR, EXPIRED or STUCK when someone wanted it so.</summary>
    public string? Forced { get; set; }

    /// <summary>What an ERROR container's <c>status</c> names.</summary>
    public int ForcedSubcode { get; set; } = 2207032;

    public string StatusCode(DateTimeOffset now) => (Forced, Published) switch
    {
        ("ERROR", _) => "ERROR",
        ("EXPIRED", _) => "EXPIRED",
        ("STUCK", _) => "IN_PROGRESS",
        (_, true) => "PUBLISHED",
        _ when now - CreatedAt >= TimeSpan.FromHours(24) => "EXPIRED",
        _ when now - CreatedAt >= Takes => "FINISHED",
        _ => "IN_PROGRESS",
    };

    public string Status(DateTimeOffset now) => StatusCode(now) switch
    {
        "FINISHED" => "Finished: Media has been uploaded and it is ready to be published.",
        "IN_PROGRESS" => "In Progress: Media is still being processed.",
        "PUBLISHED" => "Published: Media has been published.",
        "EXPIRED" => "Expired: Media has expired and needs to be uploaded again.",
        _ => $"Error: Media upload has failed with error code {ForcedSubcode}",
    };
}
