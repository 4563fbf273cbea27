using System.Security.Cryptography;

namespace Sandbox.TikTok;

/// <summary>One attempt to get a video or photos to TikTok, from its init to what became of it. Guarded by <see cref="TaskBook"/>.</summary>
public sealed class PublishTask
{
    public required string Id { get; init; }

    /// <summary>The number of the post that it becomes.</summary>
    public required long PostId { get; init; }

    /// <summary>A draft in the creator's inbox, and not a post.</summary>
    public required bool Inbox { get; init; }

    /// <summary><c>video</c> or <c>photo</c>.</summary>
    public required string Media { get; init; }

    public required bool Pulled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Text { get; set; } = "";

    public string Privacy { get; set; } = "";

    /// <summary>Null for what is pulled.</summary>
    public UploadPlan? Upload { get; init; }

    /// <summary>Bytes so far.</summary>
    public long Received { get; set; }

    /// <summary>When all bytes were there: from then on nothing holds it back.</summary>
    public DateTimeOffset? CompleteAt { get; set; }

    /// <summary>From all bytes there until it is published or in the inbox.</summary>
    public TimeSpan Processing { get; set; }

    /// <summary>From published until everybody sees it.</summary>
    public TimeSpan Moderation { get; set; }

    /// <summary>A <c>fail_reason</c>; null when all goes well.</summary>
    public string? Failure { get; set; }

    /// <summary>The creator finished the draft in the app.</summary>
    public DateTimeOffset? PostedByHandAt { get; set; }

    public bool Discarded { get; set; }

    public bool Deleted { get; set; }

    public long Views { get; set; }

    public long Likes { get; set; }

    public long Comments { get; set; }

    public long Shares { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the video, or of each picture in order.</summary>
    public IReadOnlyList<string> Sha256 { get; set; } = [];

    /// <summary>What a page can show of it.</summary>
    public IReadOnlyList<byte[]> Shown { get; set; } = [];

    internal IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public bool IsProcessed(DateTimeOffset now) => CompleteAt is { } at && now - at >= Processing;

    public string Status(DateTimeOffset now)
    {
        if (Failure is not null && (CompleteAt is null || IsProcessed(now))) return "FAILED";
        if (!IsProcessed(now)) return Pulled ? "PROCESSING_DOWNLOAD" : "PROCESSING_UPLOAD";
        return !Inbox || PostedByHandAt is not null ? "PUBLISH_COMPLETE" : "SEND_TO_USER_INBOX";
    }

    /// <summary>Null as long as it is not a post.</summary>
    public DateTimeOffset? PublishedAt(DateTimeOffset now) => Status(now) == "PUBLISH_COMPLETE" ? PostedByHandAt ?? CompleteAt + Processing : null;

    /// <summary>Whether everybody sees it.</summary>
    public bool IsPublic(DateTimeOffset now) => Privacy == "PUBLIC_TO_EVERYONE" && !Deleted && PublishedAt(now) is { } at && now - at >= Moderation;

    /// <summary>A draft that the creator has not dealt with; one whose bytes never came is given up after the hour its address is valid.</summary>
    public bool IsPending(DateTimeOffset now) => Inbox && !Discarded && PostedByHandAt is null && Status(now) != "FAILED"
        && now - CreatedAt < (CompleteAt is null ? UploadPlan.Life : TimeSpan.FromHours(24));
}
