using System.Globalization;
using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>The number people read on the card: "Draft 7".</summary>
public readonly record struct PostId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// One post on its way from a product to the public. Immutable: a change is a new record with the next
/// <see cref="Revision"/>, and the journal takes it only if it still holds the one before.
/// </summary>
public sealed record Post
{
    public required PostId Id { get; init; }

    /// <summary>Counts every change that a button could be about.</summary>
    public required int Revision { get; init; }

    public required PostStage Stage { get; init; }

    /// <summary>The chat where it was asked for, and its card stands.</summary>
    public required ChatId Chat { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The shop's record when the draft was made.</summary>
    public required Product Product { get; init; }

    /// <summary>Null while it is being made.</summary>
    public PostContent? Content { get; init; }

    public Score? Score { get; init; }

    public required IReadOnlyList<Platform> Platforms { get; init; }

    /// <summary>Null unless a person has approved exactly this content (P7).</summary>
    public Approval? Approval { get; init; }

    /// <summary>When it goes out; UTC. Set with the approval.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why drafting stopped, the post is held or failed: one sentence for the owner.</summary>
    public string? Trouble { get; init; }

    /// <summary>The public page, once live and known.</summary>
    public Uri? Link { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>A platform is between intent and a known outcome (❓).</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>Only a person can say what happened.</summary>
    public bool OwnerMustSay { get; init; }

    /// <summary>Ends the undo window: nothing leaves before it, and Undo works until then.</summary>
    public DateTimeOffset? UndoUntil { get; init; }

    /// <summary>The revision made by the end of the undo window. It took a button away and changed nothing that a person decides about.</summary>
    public int? UndoEndedAt { get; init; }

    /// <summary>Whether who saw that revision saw what is on record (R1).</summary>
    public bool IsSeenIn(int revision) => revision == Revision || (Revision == UndoEndedAt && revision == Revision - 1);
}

/// <summary>Who approved what.</summary>
/// <param name="Hash">Of the content that stood on the card.</param>
public sealed record Approval(UserId By, string Name, DateTimeOffset At, string Hash);

public enum Platform
{
    Instagram,
}

/// <summary>DESIGN: one word per state. The chat's and Appwrite's words are in <see cref="PostTexts"/> and in the outbox.</summary>
public enum PostStage
{
    Drafting,
    InReview,
    Scheduled,
    Held,
    Publishing,
    Published,
    PartlyPublished,
    Failed,
    Rejected,
    Skipped,
}
