namespace Conversations.Chat;

/// <summary>
/// What we want to stand in a chat: a text, perhaps under a picture, perhaps with buttons.
/// The messenger decides how it gets there (new, edited, split, plain).
/// </summary>
public sealed record Card
{
    public required ChatText Text { get; init; }

    public Picture? Picture { get; init; }

    public Keyboard Keyboard { get; init; } = Keyboard.None;

    /// <summary>Arrives without a sound.</summary>
    public bool Silent { get; init; }

    /// <summary>The message this one answers; ignored when it is gone.</summary>
    public int? ReplyTo { get; init; }

    public static implicit operator Card(string text) => new() { Text = text };

    public static Card FromString(string text) => text;
}

/// <summary>A JPEG to show. <see cref="Key"/> names the bytes, so that they are uploaded once and then reused.</summary>
public sealed record Picture(string Key, Func<CancellationToken, Task<byte[]>> Load);
