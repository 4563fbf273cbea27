namespace Bot.Telegram;

/// <summary>What the inbox keeps of an update: no more than its handler needs. Rights are not among it (R5).</summary>
public sealed record StoredUpdate
{
    public required long UpdateId { get; init; }

    public required long Chat { get; init; }

    public required long User { get; init; }

    public required string Name { get; init; }

    public required UpdateKind Kind { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string>? Links { get; init; }

    public bool Forwarded { get; init; }

    public int Message { get; init; }

    public bool MessageHasPicture { get; init; }

    public string? CallbackId { get; init; }

    public string? Data { get; init; }
}

public enum UpdateKind
{
    Said,
    Pressed,
    Other,
}
