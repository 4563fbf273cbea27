using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Chat;

namespace Conversations.Settings;

/// <summary>What a change of the hours waits for.</summary>
/// <param name="Typed">What was typed and waits for "Use this"; null while nothing was.</param>
/// <param name="Shown">Our newest message of this change; null while there is none.</param>
internal sealed record SettingsState(HourSetting Setting, int Revision, string? Typed, int? Shown = null);

[JsonSerializable(typeof(SettingsState))]
internal sealed partial class SettingsStateJson : JsonSerializerContext;

/// <summary><c>/settings</c>: the owner picks one of the hours, types it, sees what would become of it, and confirms.</summary>
public sealed class SettingsConversation(ChangeHours hours, SettingsCard card, ISessionStore sessions, IMessenger messenger)
    : ICommandHandler, IConversation, IPressHandler
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    string ICommandHandler.Name => "settings";

    public string MenuLine => "When I draft and post";

    Role ICommandHandler.Needs => Role.Viewer;

    string IConversation.Name => "settings";

    public int Version => 1;

    Role IConversation.Needs => Role.Owner;

    public IReadOnlyDictionary<string, Role> Verbs { get; } =
        new[] { SettingsCard.Change, SettingsCard.UseTyped, SettingsCard.Leave, SettingsCard.AsInFile }.ToDictionary(v => v, _ => Role.Owner);

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) => Task.FromResult(Say(said, card.Now()));

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var (key, setting) = (new SessionKey(pressed.Chat, pressed.From.Id), (HourSetting)data.Id);
        if (!Enum.IsDefined(setting)) return new(SettingsTexts.Changed) { Alert = true };
        switch (data.Verb)
        {
            case SettingsCard.Leave:
                if (await OpenAsync(key, ct) is { } open && open.Setting == setting) await sessions.RemoveAsync(key, ct);
                return new(SettingsTexts.Left) { Then = Become(pressed, SettingsTexts.Left) };
            case SettingsCard.Change when data.Revision == hours.Revision:
                await RememberAsync(key, new(setting, data.Revision, null, (await OpenAsync(key, ct))?.Shown), ct);
                return new(SettingsTexts.Send) { Then = new() { Reply = c => AskAsync(key, card.Ask(setting), c) } };
            case SettingsCard.AsInFile:
                return await hours.SaveAsync(setting, null, data.Revision, pressed.From, pressed.UpdateId, ct)
                    ? new(SettingsTexts.BackToFile) { Then = new() { Reply = c => messenger.EditAsync(pressed.On, card.Now(), c) } }
                    : new(SettingsTexts.Changed) { Alert = true, Then = new() { Reply = c => messenger.EditAsync(pressed.On, card.Now(), c) } };
            case SettingsCard.UseTyped:
                return await UseAsync(pressed, data, setting, key, ct);
            default:
                return new(SettingsTexts.Changed) { Alert = true, Then = Become(pressed, card.Now()) };
        }
    }

    public async Task<FollowUp> ContinueAsync(Incoming.Said said, Session session, CancellationToken ct)
    {
        if (Read(session) is not { } state) return Say(said, SettingsTexts.TypedLost);
        var text = said.Text.Trim();
        if (text.Length == 0) return Say(said, SettingsTexts.NotText);
        if (HoursText.MistakeIn(state.Setting, text) is { } mistake) return Say(said, SettingsTexts.Wrong(text, mistake));
        if (hours.Preview(state.Setting, text) is not { } next) return Say(said, SettingsTexts.Changed);
        var key = new SessionKey(said.Chat, said.From.Id);
        await RememberAsync(key, state with { Typed = text, Shown = (await OpenAsync(key, ct))?.Shown ?? state.Shown }, ct);
        return new() { Reply = async c => await AskAsync(key, await card.PreviewAsync(state.Setting, text, next, state.Revision, c), c) };
    }

    public async Task EndAsync(SessionKey key, Session session, CancellationToken ct)
    {
        if (Read(session)?.Shown is { } shown) await messenger.EditAsync(new(key.Chat, shown, null), SettingsTexts.Left, ct);
    }

    /// <summary>Only the newest message keeps its buttons, so that they act on the hours that stand there.</summary>
    private async Task AskAsync(SessionKey key, Card question, CancellationToken ct)
    {
        var before = (await OpenAsync(key, ct))?.Shown;
        var message = await messenger.SendAsync(key.Chat, question, ct);
        if (before is { } old) await messenger.EditAsync(new(key.Chat, old, null), SettingsTexts.Older, ct);
        if (await OpenAsync(key, ct) is { } now) await RememberAsync(key, now with { Shown = message.Message }, ct);
    }

    private async Task<PressAnswer> UseAsync(Incoming.Pressed pressed, ButtonData data, HourSetting setting, SessionKey key, CancellationToken ct)
    {
        var again = hours.Changed?.UpdateId == pressed.UpdateId;
        var open = await OpenAsync(key, ct);
        var typed = again ? hours.Now[setting] : open?.Setting == setting ? open.Typed : null;
        if (typed is null) return new(SettingsTexts.TypedLost) { Alert = true };
        if (!again && open?.Shown > pressed.On.Message) return new(SettingsTexts.Older) { Alert = true };
        if (!await hours.SaveAsync(setting, typed, data.Revision, pressed.From, pressed.UpdateId, ct)) return new(SettingsTexts.Changed) { Alert = true };
        await sessions.RemoveAsync(key, ct);
        return new(SettingsTexts.Saved(setting)) { Then = Become(pressed, card.Now()) };
    }

    private FollowUp Become(Incoming.Pressed pressed, Card next) => new() { Reply = c => messenger.EditAsync(pressed.On, next, c) };

    private FollowUp Say(Incoming.Said said, Card answer) => new() { Reply = c => messenger.SendAsync(said.Chat, answer, c) };

    private async Task<SettingsState?> OpenAsync(SessionKey key, CancellationToken ct) =>
        await sessions.GetAsync(key, ct) is { Conversation: "settings" } session ? Read(session) : null;

    private Task RememberAsync(SessionKey key, SettingsState state, CancellationToken ct) =>
        sessions.SetAsync(key, new("settings", Version, JsonSerializer.Serialize(state, SettingsStateJson.Default.SettingsState)), Lifetime, ct);

    private static SettingsState? Read(Session session)
    {
        try
        {
            return JsonSerializer.Deserialize(session.State, SettingsStateJson.Default.SettingsState);
        }
        catch (JsonException)
        {
            return null; // an older release's form, or a damaged value: the same as lost
        }
    }
}
