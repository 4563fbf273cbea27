using Sandbox.Desk;
using Sandbox.Telegram.Text;

namespace Sandbox.Telegram;

/// <summary>All of this Telegram. Everything but <see cref="Files"/> and <see cref="Events"/> is touched only under <see cref="Gate"/>.</summary>
internal sealed class TelegramState(int seed, TimeProvider time, SandboxClock clock)
{
    private readonly Dictionary<long, Conversation> _chats = [];
    private readonly Dictionary<(long Chat, int Message), Message> _messages = [];
    private int _lastMessageId;

    public Lock Gate { get; } = new();

    public TimeProvider Time => time;

    public ChatEvents Events { get; } = new(time, clock);

    public FileStore Files { get; } = new(seed + 1);

    public UpdateQueue Updates { get; } = new(time, new(seed));

    public Callbacks Callbacks { get; } = new(time, new(seed + 2));

    public CommandMenu Commands { get; } = new();

    public FloodLimits Flood { get; } = new(time);

    public long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public Conversation? Chat(long id) => _chats.GetValueOrDefault(id);

    /// <summary>Someone writes: from now on the bot may write back.</summary>
    public Conversation Opened(long chatId, Person by)
    {
        if (!_chats.TryGetValue(chatId, out var chat)) _chats[chatId] = chat = new(chatId, by);
        if (chat.IsPrivate) chat.Opener = by;
        return chat;
    }

    /// <summary>Null when it never was or is deleted.</summary>
    public Message? Message(long chatId, int messageId) =>
        _messages.TryGetValue((chatId, messageId), out var message) && !message.Deleted ? message : null;

    public Message Post(Conversation chat, Person? from, FormattedText content, Photo? photo, Keyboard? keyboard, string? forwardedFrom, Message? replyTo)
    {
        var message = new Message
        {
            Id = ++_lastMessageId,
            Chat = chat,
            From = from,
            Date = Now,
            Content = content,
            Photo = photo,
            Keyboard = keyboard,
            ForwardedFrom = forwardedFrom,
            ReplyTo = replyTo,
        };
        chat.Messages.Add(message);
        _messages[(chat.Id, message.Id)] = message;
        Events.Add(from is null ? "message" : "said", chat.Id, message.Id, text: content.Text);
        return message;
    }
}
