using Sandbox.Telegram.Text;

namespace Sandbox.Telegram;

/// <summary>One message of a chat, as it stands now.</summary>
internal sealed class Message
{
    public required int Id { get; init; }

    public required Conversation Chat { get; init; }

    /// <summary>Null: the bot.</summary>
    public Person? From { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Date { get; init; }

    public long? EditDate { get; set; }

    public int Edits { get; set; }

    public bool Deleted { get; set; }

    /// <summary>The text, or the caption of <see cref="Photo"/>.</summary>
    public required FormattedText Content { get; set; }

    public Photo? Photo { get; set; }

    public Keyboard? Keyboard { get; set; }

    public string? ForwardedFrom { get; init; }

    public Message? ReplyTo { get; init; }
}

/// <summary>A chat the bot may write to, because someone in it wrote first.</summary>
internal sealed class Conversation(long id, Person opener)
{
    public long Id => id;

    public Person Opener { get; set; } = opener;

    public bool IsPrivate => id > 0;

    public bool Blocked { get; set; }

    /// <summary>In order, deleted ones included.</summary>
    public List<Message> Messages { get; } = [];
}
