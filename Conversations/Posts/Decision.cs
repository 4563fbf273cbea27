using Conversations.Chat;

namespace Conversations.Posts;

/// <summary>Who decided what, about which version; append-only (X9).</summary>
public sealed record Decision
{
    public required PostId Post { get; init; }

    /// <summary>The revision the person saw.</summary>
    public required int Revision { get; init; }

    public required PostStep Step { get; init; }

    public required UserId By { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of the content decided about; null while there was none.</summary>
    public string? Hash { get; init; }

    /// <summary>Null when it was about all of them.</summary>
    public Platform? Platform { get; init; }

    /// <summary>What was found and is to stand, or was to be put right; null where the decision was about nothing of that kind.</summary>
    public string? Words { get; init; }

    /// <summary>The update that carried the decision: the same one delivered again is recognised by it (U2).</summary>
    public required long UpdateId { get; init; }
}
