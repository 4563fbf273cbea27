namespace Conversations.Chat;

/// <summary>What a listed person may do; each role includes the ones before it.</summary>
public enum Role
{
    Viewer,
    Approver,
    Owner,
}

/// <summary>Somebody on the list <c>TELEGRAM_ALLOWED_USERS</c>.</summary>
public sealed record Person
{
    public required UserId Id { get; init; }

    public required Role Role { get; init; }

    /// <summary>First name as Telegram gives it; never trusted for anything but display.</summary>
    public required string Name { get; init; }
}
