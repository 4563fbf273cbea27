namespace Conversations.Chat;

/// <summary>
/// What remains to be done after an update has been decided. <see cref="Reply"/> runs in the chat's order;
/// <see cref="Job"/> is slow (drafting) and holds up nobody. Either may run again after a crash.
/// </summary>
public sealed record FollowUp
{
    public Func<CancellationToken, Task>? Reply { get; init; }

    public Func<CancellationToken, Task>? Job { get; init; }

    public static FollowUp None { get; } = new();
}

/// <summary>The toast that says the outcome, then the rest.</summary>
public sealed record PressAnswer(string Toast)
{
    public bool Alert { get; init; }

    public FollowUp Then { get; init; } = FollowUp.None;
}

/// <summary>Answers <c>/name</c>, or <c>/name_7</c> when it <see cref="TakesId"/>.</summary>
public interface ICommandHandler
{
    /// <summary>Without the slash.</summary>
    string Name { get; }

    /// <summary>The line in Telegram's command menu; null keeps it out of the menu.</summary>
    string? MenuLine { get; }

    Role Needs { get; }

    bool TakesId => false;

    /// <param name="argument">What follows the name; the id for <c>/name_7</c>; else empty.</param>
    Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct);
}

/// <summary>Decides what a pressed button does. Must be quick: the person waits for the toast.</summary>
public interface IPressHandler
{
    IReadOnlyDictionary<string, Role> Verbs { get; }

    Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct);
}

/// <summary>A question that waits for a typed answer.</summary>
public interface IConversation
{
    /// <summary>As stored in <see cref="Session.Conversation"/>.</summary>
    string Name { get; }

    /// <summary>The form of the state it can read.</summary>
    int Version { get; }

    /// <summary>Who may go on with it: rights can be taken away while somebody types.</summary>
    Role Needs { get; }

    Task<FollowUp> ContinueAsync(Incoming.Said said, Session session, CancellationToken ct);

    /// <summary>The person wants no more of it: what still stands in the chat loses its buttons.</summary>
    Task EndAsync(SessionKey key, Session session, CancellationToken ct);
}

/// <summary>Takes typed text that is neither a command nor an answer: a product link, for example.</summary>
public interface ITextHandler
{
    Role Needs { get; }

    bool Takes(Incoming.Said said);

    Task<FollowUp> HandleAsync(Incoming.Said said, CancellationToken ct);
}
