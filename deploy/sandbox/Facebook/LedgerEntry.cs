using System.Text.Json.Serialization;

namespace Sandbox.Facebook;

/// <summary>One picture of a publication.</summary>
public sealed record LedgerPhoto(string PhotoId, string Url, string PictureSha256, string AltText);

/// <summary>One post of the Page: what the world saw, and when.</summary>
public sealed record LedgerEntry
{
    public required string PostId { get; init; }

    public required string Message { get; init; }

    /// <summary>Empty for none.</summary>
    public required string Link { get; init; }

    /// <summary>In the order in which they are shown.</summary>
    public required IReadOnlyList<LedgerPhoto> Photos { get; init; }

    /// <summary><c>app</c> over the API, <c>hand</c> by a person on the Page.</summary>
    public required string By { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>From when on people see it; null for one that nobody is shown.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>Taken down; the API no longer finds it.</summary>
    public bool Deleted { get; init; }

    /// <summary>The client never heard that it was made.</summary>
    [JsonIgnore]
    public bool AnswerLost { get; init; }

    /// <summary>Behind the underscore of <see cref="PostId"/>.</summary>
    [JsonIgnore]
    public string Number => PostId[(PostId.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>Shown to people at some time, whatever became of it later.</summary>
    public bool IsPublic(DateTimeOffset now) => At <= now;
}
