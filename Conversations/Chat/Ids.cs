namespace Conversations.Chat;

/// <summary>A Telegram chat; negative for groups.</summary>
public readonly record struct ChatId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A Telegram user; needs 64 bits.</summary>
public readonly record struct UserId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Where a message of ours stands.</summary>
/// <param name="Picture">
/// The key of the picture it shows (<see cref="Chat.Picture.Key"/>); null for a text, empty for a picture we know nothing of.
/// Decides how the message can be edited.
/// </param>
public readonly record struct MessageRef(ChatId Chat, int Message, string? Picture);
