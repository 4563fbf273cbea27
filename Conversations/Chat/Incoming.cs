namespace Conversations.Chat;

/// <summary>One update from a listed person, in our words.</summary>
public abstract record Incoming
{
    private Incoming() { }

    /// <summary>Telegram's id of the update; the idempotency key of everything it causes.</summary>
    public required long UpdateId { get; init; }

    public required ChatId Chat { get; init; }

    public required Person From { get; init; }

    /// <summary>Text, or the caption of a picture.</summary>
    public sealed record Said : Incoming
    {
        public required string Text { get; init; }

        /// <summary>Addresses in the text and behind its words, in order, as written.</summary>
        public required IReadOnlyList<string> Links { get; init; }

        public bool Forwarded { get; init; }

        /// <summary>The message itself, to reply to.</summary>
        public required int Message { get; init; }
    }

    /// <summary>An inline button was pressed.</summary>
    public sealed record Pressed : Incoming
    {
        public required string CallbackId { get; init; }

        /// <summary>Callback data as it came: possibly old, altered or forged.</summary>
        public required string Data { get; init; }

        /// <summary>The message that carried the button.</summary>
        public required MessageRef On { get; init; }
    }

    /// <summary>A sticker, a voice note, a location … nothing we can use yet.</summary>
    public sealed record Other : Incoming;
}
