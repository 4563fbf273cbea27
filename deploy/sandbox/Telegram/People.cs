using System.Text.Json.Nodes;
using Sandbox.Telegram.Text;

namespace Sandbox.Telegram;

/// <summary>Something a person writes.</summary>
public sealed record Said
{
    public required long UserId { get; init; }

    public string? Name { get; init; }

    public string? LanguageCode { get; init; }

    /// <summary>Null: the private chat with the bot.</summary>
    public long? ChatId { get; init; }

    public required string Text { get; init; }

    /// <summary>Name of who wrote it first.</summary>
    public string? ForwardedFrom { get; init; }

    /// <summary>Null: those a phone finds by itself.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>A message id of the same chat.</summary>
    public int? ReplyTo { get; init; }
}

/// <summary>A tap on a button.</summary>
public sealed record Pressed
{
    public required long UserId { get; init; }

    public long? ChatId { get; init; }

    public required int MessageId { get; init; }

    public required string Data { get; init; }

    /// <summary>Sent although no such button stands there, as a hostile client can.</summary>
    public bool Forged { get; init; }
}

/// <param name="UpdateId">Null when the bot did not ask for this kind of update.</param>
public sealed record SaidResult(long? UpdateId, int MessageId, double At);

/// <inheritdoc cref="SaidResult"/>
public sealed record PressedResult(long? UpdateId, string CallbackId, double At);

/// <summary>What people do on their phones. Thread-safe.</summary>
public sealed class People
{
    private readonly TelegramState _state;
    private readonly Dictionary<long, Person> _people = [];

    internal People(TelegramState state) => _state = state;

    /// <exception cref="ArgumentException">The text is empty, or the message replied to is not there.</exception>
    public SaidResult Say(Said said)
    {
        lock (_state.Gate)
        {
            var content = new FormattedText(said.Text.Replace("\r", "", StringComparison.Ordinal), said.Entities ?? []).Cleaned();
            if (content.Text.Length == 0) throw new ArgumentException("a message needs text");
            var person = Who(said.UserId, said.Name, said.LanguageCode);
            var chatId = said.ChatId ?? said.UserId;
            var replyTo = said.ReplyTo is { } id
                ? _state.Message(chatId, id) ?? throw new ArgumentException($"there is no message {id} to reply to")
                : null;
            var chat = _state.Opened(chatId, person);
            if (chat.Blocked) Block(said.UserId, false);
            var message = _state.Post(chat, person, content, null, null, said.ForwardedFrom, replyTo);
            var update = _state.Updates.Add("message", new() { ["message"] = MessageJson.Of(message) });
            return new(update, message.Id, _state.Events.UnixMs);
        }
    }

    /// <exception cref="ArgumentException">That button is not on that message, and it is not said to be forged.</exception>
    public PressedResult Press(Pressed pressed)
    {
        lock (_state.Gate)
        {
            var person = Who(pressed.UserId, null, null);
            var chatId = pressed.ChatId ?? pressed.UserId;
            var message = _state.Message(chatId, pressed.MessageId);
            if (!pressed.Forged && message?.Keyboard?.Buttons.Any(b => b.Data == pressed.Data) != true)
                throw new ArgumentException($"message {pressed.MessageId} has no button with data {pressed.Data}");
            var callbackId = _state.Callbacks.Open(chatId, pressed.MessageId);
            _state.Events.Add("pressed", chatId, pressed.MessageId, callbackId, pressed.Data);
            var at = _state.Events.UnixMs;
            var update = _state.Updates.Add("callback_query", new()
            {
                ["callback_query"] = new JsonObject
                {
                    ["id"] = callbackId,
                    ["from"] = person.ToJson(),
                    ["message"] = message is null ? Inaccessible(chatId, person, pressed.MessageId) : MessageJson.Of(message),
                    ["chat_instance"] = (chatId * 7919).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["data"] = pressed.Data,
                },
            });
            return new(update, callbackId, at);
        }
    }

    /// <summary>Queues a hand-written update; its <c>update_id</c> is assigned.</summary>
    /// <returns>The id, or null when the bot did not ask for this kind.</returns>
    /// <exception cref="ArgumentException">It names no kind of update.</exception>
    public long? Push(JsonObject update)
    {
        lock (_state.Gate)
        {
            var kind = update.Select(p => p.Key).FirstOrDefault(k => k != "update_id") ?? throw new ArgumentException("the update is empty");
            if (update[kind] is JsonObject body)
            {
                if (kind == "message" && body["chat"].Number("id") is { } chat && body["from"].Number("id") is { } from)
                    _state.Opened(chat, Who(from, body["from"].Text("first_name"), body["from"].Text("language_code")));
                if (kind == "callback_query" && body.Text("id") is { } id)
                    _state.Callbacks.Open((body["message"] as JsonObject)?["chat"].Number("id") ?? 0, (int?)body["message"].Number("message_id") ?? 0, id);
            }
            return _state.Updates.Add(kind, update);
        }
    }

    /// <summary>A person takes a message out of the chat, for both sides.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public void Delete(long chatId, int messageId)
    {
        lock (_state.Gate)
        {
            var message = _state.Message(chatId, messageId) ?? throw new ArgumentException($"there is no message {messageId} to delete");
            message.Deleted = true;
        }
    }

    public void Block(long userId, bool blocked)
    {
        lock (_state.Gate)
        {
            var person = Who(userId, null, null);
            var chat = _state.Opened(userId, person);
            if (chat.Blocked == blocked) return;
            JsonObject Member(bool gone) => new() { ["user"] = BotAccount.User(), ["status"] = gone ? "kicked" : "member" };
            var change = new JsonObject
            {
                ["chat"] = MessageJson.Of(chat),
                ["from"] = person.ToJson(),
                ["date"] = _state.Now,
                ["old_chat_member"] = Member(chat.Blocked),
                ["new_chat_member"] = Member(blocked),
            };
            chat.Blocked = blocked;
            _state.Updates.Add("my_chat_member", new() { ["my_chat_member"] = change });
        }
    }

    private Person Who(long id, string? name, string? language)
    {
        if (!_people.TryGetValue(id, out var person)) person = new(id, Person.NameOf(id));
        person = person with { FirstName = name ?? person.FirstName, LanguageCode = language ?? person.LanguageCode };
        return _people[id] = person;
    }

    private JsonObject Inaccessible(long chatId, Person person, int messageId) => new()
    {
        ["chat"] = MessageJson.Of(_state.Chat(chatId) ?? new Conversation(chatId, person)),
        ["message_id"] = messageId,
        ["date"] = 0,
    };
}
