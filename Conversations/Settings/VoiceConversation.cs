using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Chat;

namespace Conversations.Settings;

/// <summary>What a change of the brand voice waits for.</summary>
/// <param name="Typed">What was typed and waits for "Use this"; null while nothing was.</param>
/// <param name="Shown">Our newest message of this change; null while there is none.</param>
internal sealed record VoiceState(int Revision, string? Typed, int? Shown = null);

[JsonSerializable(typeof(VoiceState))]
internal sealed partial class VoiceStateJson : JsonSerializerContext;

/// <summary><c>/voice</c>: shows how the shop speaks; the owner types another, sees it once more, and confirms.</summary>
public sealed class VoiceConversation(ChangeVoice voice, ShopSettings shop, ISessionStore sessions, IMessenger messenger) : ICommandHandler, IConversation, IPressHandler
{
    private const string Name = "voice";

    /// <summary>The verbs of its buttons; the id is always 0, since there is one voice.</summary>
    private const string Change = "voice", UseTyped = "voiceuse", Leave = "voiceleave", Clear = "voiceclear";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    string ICommandHandler.Name => Name;

    public string MenuLine => "How my drafts sound";

    Role ICommandHandler.Needs => Role.Viewer;

    string IConversation.Name => Name;

    public int Version => 1;

    Role IConversation.Needs => Role.Owner;

    public IReadOnlyDictionary<string, Role> Verbs { get; } = new[] { Change, UseTyped, Leave, Clear }.ToDictionary(v => v, _ => Role.Owner);

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) => Task.FromResult(Say(said, Now()));

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var key = new SessionKey(pressed.Chat, pressed.From.Id);
        switch (data.Verb)
        {
            case Leave:
                if (await OpenAsync(key, ct) is not null) await sessions.RemoveAsync(key, ct);
                return new(VoiceTexts.Left) { Then = Become(pressed, VoiceTexts.Left) };
            case Change when data.Revision == voice.Revision:
                await RememberAsync(key, new(data.Revision, null, (await OpenAsync(key, ct))?.Shown), ct);
                return new(VoiceTexts.Send) { Then = new() { Reply = c => AskAsync(key, Asking(data.Revision), c) } };
            case Clear:
                return await ClearAsync(pressed, data, ct);
            case UseTyped:
                return await UseAsync(pressed, data, key, ct);
            default:
                return new(VoiceTexts.Changed) { Alert = true, Then = Become(pressed, Now()) };
        }
    }

    public async Task<FollowUp> ContinueAsync(Incoming.Said said, Session session, CancellationToken ct)
    {
        if (Read(session) is not { } state) return Say(said, VoiceTexts.TypedLost);
        var text = said.Text.Trim();
        if (text.Length == 0) return Say(said, VoiceTexts.NotText);
        if (VoiceText.MistakeIn(text) is { } mistake) return Say(said, VoiceTexts.Wrong(mistake));
        var key = new SessionKey(said.Chat, said.From.Id);
        await RememberAsync(key, state with { Typed = text, Shown = (await OpenAsync(key, ct))?.Shown ?? state.Shown }, ct);
        return new() { Reply = c => AskAsync(key, Preview(text, state.Revision), c) };
    }

    public async Task EndAsync(SessionKey key, Session session, CancellationToken ct)
    {
        if (Read(session)?.Shown is { } shown) await messenger.EditAsync(new(key.Chat, shown, null), VoiceTexts.Left, ct);
    }

    /// <summary>Only the newest message keeps its buttons, so that they act on the text that stands there.</summary>
    private async Task AskAsync(SessionKey key, Card question, CancellationToken ct)
    {
        var before = (await OpenAsync(key, ct))?.Shown;
        var message = await messenger.SendAsync(key.Chat, question, ct);
        if (before is { } old) await messenger.EditAsync(new(key.Chat, old, null), VoiceTexts.Older, ct);
        if (await OpenAsync(key, ct) is { } now) await RememberAsync(key, now with { Shown = message.Message }, ct);
    }

    private async Task<PressAnswer> UseAsync(Incoming.Pressed pressed, ButtonData data, SessionKey key, CancellationToken ct)
    {
        var again = voice.Changed?.UpdateId == pressed.UpdateId;
        var open = await OpenAsync(key, ct);
        var typed = again ? voice.Changed?.Text : open?.Typed;
        if (typed is null) return new(VoiceTexts.TypedLost) { Alert = true };
        if (!again && open?.Shown > pressed.On.Message) return new(VoiceTexts.Older) { Alert = true };
        if (!await voice.SaveAsync(typed, data.Revision, pressed.From, pressed.UpdateId, ct)) return new(VoiceTexts.Changed) { Alert = true };
        await sessions.RemoveAsync(key, ct);
        return new(VoiceTexts.Saved) { Then = Become(pressed, Now()) };
    }

    private async Task<PressAnswer> ClearAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var before = voice.Changed?.Text;
        if (!await voice.SaveAsync(null, data.Revision, pressed.From, pressed.UpdateId, ct)) return new(VoiceTexts.Changed) { Alert = true, Then = Become(pressed, Now()) };
        return new(VoiceTexts.Cleared) { Then = Become(pressed, before is null ? Now() : Cleared(before)) };
    }

    private Card Now() => voice.Changed is { Text: { } text } changed
        ? new() { Text = VoiceTexts.Now(text, changed.By, shop.DayAndClock(changed.At)), Keyboard = Keyboard.None.Row(To(VoiceTexts.Change, Change), To(VoiceTexts.Clear, Clear)) }
        : new() { Text = VoiceTexts.None, Keyboard = Keyboard.None.Row(To(VoiceTexts.Change, Change)) };

    private Card Cleared(string before) => new() { Text = VoiceTexts.WasCleared(before), Keyboard = Keyboard.None.Row(To(VoiceTexts.Change, Change)) };

    private Card Asking(int revision) => new()
    {
        Text = VoiceTexts.Ask(voice.Changed?.Text),
        Keyboard = Keyboard.None.Row(Button.For(VoiceTexts.Cancel, Leave, 0, revision)),
    };

    private static Card Preview(string text, int revision) => new()
    {
        Text = VoiceTexts.Preview(text),
        Keyboard = Keyboard.None.Row(Button.For(VoiceTexts.Use, UseTyped, 0, revision), Button.For(VoiceTexts.Cancel, Leave, 0, revision)),
    };

    private Button To(string label, string verb) => Button.For(label, verb, 0, voice.Revision);

    private FollowUp Become(Incoming.Pressed pressed, Card next) => new() { Reply = c => messenger.EditAsync(pressed.On, next, c) };

    private FollowUp Say(Incoming.Said said, Card answer) => new() { Reply = c => messenger.SendAsync(said.Chat, answer, c) };

    private async Task<VoiceState?> OpenAsync(SessionKey key, CancellationToken ct) =>
        await sessions.GetAsync(key, ct) is { Conversation: Name } session ? Read(session) : null;

    private Task RememberAsync(SessionKey key, VoiceState state, CancellationToken ct) =>
        sessions.SetAsync(key, new(Name, Version, JsonSerializer.Serialize(state, VoiceStateJson.Default.VoiceState)), Lifetime, ct);

    private static VoiceState? Read(Session session)
    {
        try
        {
            return JsonSerializer.Deserialize(session.State, VoiceStateJson.Default.VoiceState);
        }
        catch (JsonException)
        {
            return null; // an older release's form, or a damaged value: the same as lost
        }
    }
}
