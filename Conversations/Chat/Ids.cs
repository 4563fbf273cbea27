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

/// <summary>Where a message of ours stands. <see cref="HasPicture"/> decides how it can be edited.</summary>
public readonly record struct MessageRef(ChatId Chat, int Message, bool HasPicture);
