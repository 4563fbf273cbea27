using System.Diagnostics.CodeAnalysis;

namespace Conversations.Chat;

/// <summary>What an update leads to.</summary>
/// <param name="Press">The toast, for a press; null for a message.</param>
public sealed record Routed(PressAnswer? Press, FollowUp Then);

/// <summary>
/// From an update to its one handler: a press by its verb, a command by its name, an awaited answer to its conversation,
/// and what is left to whoever takes such text. Knows no feature.
/// </summary>
public sealed class Router
{
    private readonly Dictionary<string, ICommandHandler> _commands;
    private readonly Dictionary<string, (IPressHandler Handler, Role Needs)> _presses;
    private readonly Dictionary<string, IConversation> _conversations;
    private readonly IReadOnlyList<ITextHandler> _texts;
    private readonly ISessionStore _sessions;
    private readonly IMessenger _messenger;

    public Router(
        IEnumerable<ICommandHandler> commands, IEnumerable<IPressHandler> presses, IEnumerable<IConversation> conversations,
        IEnumerable<ITextHandler> texts, ISessionStore sessions, IMessenger messenger)
    {
        _commands = commands.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        _presses = presses.SelectMany(p => p.Verbs.Select(v => (v.Key, (p, v.Value)))).ToDictionary(v => v.Key, v => v.Item2);
        _conversations = conversations.ToDictionary(c => c.Name);
        _texts = [.. texts];
        _sessions = sessions;
        _messenger = messenger;
    }

    public async Task<Routed> RouteAsync(Incoming incoming, CancellationToken ct) => incoming switch
    {
        Incoming.Pressed pressed => await PressAsync(pressed, ct),
        Incoming.Said said when IsCommand(said.Text, out var name, out var argument) => new(null, await CommandAsync(said, name, argument, ct)),
        Incoming.Said said => new(null, await TextAsync(said, ct)),
        _ => new(null, Say(incoming.Chat, ChatTexts.OnlyText)),
    };

    private async Task<Routed> PressAsync(Incoming.Pressed pressed, CancellationToken ct)
    {
        if (!ButtonData.TryParse(pressed.Data, out var data) || !_presses.TryGetValue(data.Value.Verb, out var known))
            return Toast(ChatTexts.OldButton);
        if (pressed.From.Role < known.Needs) return Toast(ChatTexts.NoRight);
        var answer = await known.Handler.DecideAsync(pressed, data.Value, ct);
        return new(answer, answer.Then);

        static Routed Toast(string text) => new(new(text) { Alert = true }, FollowUp.None);
    }

    private async Task<FollowUp> CommandAsync(Incoming.Said said, string name, string argument, CancellationToken ct)
    {
        if (!_commands.TryGetValue(name, out var command))
        {
            // /approve_7: the id is part of the word, so that a tap on it sends it.
            if (name.LastIndexOf('_') is not (> 0 and var at) || !_commands.TryGetValue(name[..at], out command) || !command.TakesId)
                return Say(said.Chat, ChatTexts.UnknownCommand(name));
            argument = name[(at + 1)..];
        }
        return said.From.Role < command.Needs ? Say(said.Chat, ChatTexts.NoRight) : await command.HandleAsync(said, argument, ct);
    }

    private async Task<FollowUp> TextAsync(Incoming.Said said, CancellationToken ct)
    {
        var key = new SessionKey(said.Chat, said.From.Id);
        if (await _sessions.GetAsync(key, ct) is { } session && _conversations.TryGetValue(session.Conversation, out var conversation))
        {
            if (said.From.Role < conversation.Needs) return Say(said.Chat, ChatTexts.NoRight);
            if (session.Version == conversation.Version) return await conversation.ContinueAsync(said, session, ct);
            await _sessions.RemoveAsync(key, ct);
            return Say(said.Chat, ChatTexts.ConversationLost);
        }
        if (_texts.FirstOrDefault(t => t.Takes(said)) is not { } handler) return Say(said.Chat, ChatTexts.NotUnderstood);
        return said.From.Role < handler.Needs ? Say(said.Chat, ChatTexts.NoRight) : await handler.HandleAsync(said, ct);
    }

    private static bool IsCommand(string text, [NotNullWhen(true)] out string? name, out string argument)
    {
        (name, argument) = (null, "");
        if (text is not ['/', var first, ..] || !char.IsAsciiLetter(first)) return false;
        var word = text[1..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        name = word[0].Split('@')[0]; // in groups: /queue@ourbot
        argument = word.Length > 1 ? word[1].Trim() : "";
        return true;
    }

    private FollowUp Say(ChatId chat, string text) => new() { Reply = ct => _messenger.SendAsync(chat, text, ct) };
}
