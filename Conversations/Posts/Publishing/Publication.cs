namespace Conversations.Posts.Publishing;

/// <summary>
/// A row of the publication ledger: one attempt to make a post public on one platform. Written before each step that
/// could have an effect, so that after any crash the truth can be read back instead of guessed (P1, P3).
/// </summary>
public sealed record Publication
{
    public required PostId Post { get; init; }

    public required Platform Platform { get; init; }

    /// <summary>From 1; with post and platform the key of the row.</summary>
    public required int Attempt { get; init; }

    public required PublicationState State { get; init; }

    /// <summary>Of the content that was approved.</summary>
    public required string Hash { get; init; }

    /// <summary>The platform's handle: Instagram's container id (P5). At most 128 characters: other devices see it in a column of that width.</summary>
    public string? Handle { get; init; }

    /// <summary>When the intent to make it public was recorded; UTC.</summary>
    public DateTimeOffset? IntentAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The platform's id of the live post, when known.</summary>
    public string? MediaId { get; init; }

    public Uri? Link { get; init; }

    /// <summary>What went wrong: one sentence for the owner.</summary>
    public string? Reason { get; init; }

    /// <summary>Reads since the last change of state; drives the waiting time.</summary>
    public int Looks { get; init; }
}

/// <summary>DESIGN: <c>Claimed → HandleMade → Ready → SendIntent → Published | Failed | Unknown</c>, and <c>SendIntent → Taken → HandedOff</c> where a person posts by hand.</summary>
public enum PublicationState
{
    Claimed,
    HandleMade,
    Ready,
    SendIntent,
    Published,
    Failed,
    Unknown,

    /// <summary>It was read, or a person said, that it did not go out.</summary>
    ProvenAbsent,

    AskOwner,

    /// <summary>Not claimed yet: the platform refuses our login. Of a line only; there is no row of it.</summary>
    Paused,

    /// <summary>The platform has all of it and works on it: only to be read.</summary>
    Taken,

    /// <summary>It waits in the platform's own app for a person to post it. Nothing more comes by itself.</summary>
    HandedOff,
}
