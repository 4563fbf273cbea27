namespace Sandbox.Facebook;

/// <summary>A photo that was uploaded to the Page, seen or unseen.</summary>
public sealed class Photo
{
    /// <summary>Every photo's id begins with it.</summary>
    public const string Prefix = "1229";

    public required string Id { get; init; }

    /// <summary>Where it was fetched from; empty for an upload.</summary>
    public required string Url { get; init; }

    public required string Caption { get; init; }

    public required string AltText { get; init; }

    public required byte[] Picture { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Picture"/>.</summary>
    public required string PictureSha256 { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Kept for 24 hours unless a post takes it.</summary>
    public required bool Temporary { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The post that shows it first; null as long as none does.</summary>
    public string? StoryId { get; set; }

    public bool Deleted { get; set; }

    public bool IsGone(DateTimeOffset now) => Deleted || (Temporary && StoryId is null && now - CreatedAt >= TimeSpan.FromHours(24));
}
