using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>A pasted or forwarded link becomes a draft; several become one question.</summary>
public sealed class LinkMessages(DraftPost draft, ISessionStore sessions, IMessenger messenger) : ITextHandler, IPressHandler
{
    private const string Conversation = "links";
    private const int MostLinks = 8;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public Role Needs => Role.Approver;

    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role> { [Posts.Verbs.PickLink] = Role.Approver };

    public bool Takes(Incoming.Said said) => said.Links.Count > 0;

    public async Task<FollowUp> HandleAsync(Incoming.Said said, CancellationToken ct)
    {
        var links = said.Links.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostLinks).ToList();
        var key = string.Create(CultureInfo.InvariantCulture, $"update:{said.UpdateId}");
        if (links is [var only]) return new() { Job = c => draft.FromLinkAsync(only, said.Chat, key, c) };

        var state = JsonSerializer.Serialize(links, LinksJson.Default.ListString);
        await sessions.SetAsync(new(said.Chat, said.From.Id), new(Conversation, 1, state), Lifetime, ct);
        var keyboard = Keyboard.None;
        for (var i = 0; i < links.Count; i++) keyboard = keyboard.Row(Button.For(Label(links[i]), Posts.Verbs.PickLink, i, 0));
        return new() { Reply = c => messenger.SendAsync(said.Chat, new Card { Text = ShopTexts.Chooser(links.Count), Keyboard = keyboard }, c) };
    }

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var session = await sessions.GetAsync(new(pressed.Chat, pressed.From.Id), ct);
        var links = session is { Conversation: Conversation, Version: 1 } ? JsonSerializer.Deserialize(session.State, LinksJson.Default.ListString) : null;
        if (links is null || data.Id >= links.Count) return new(ShopTexts.ChooserLost) { Alert = true };
        var link = links[(int)data.Id];
        // The chosen link, not the update, is the key: pressing it twice is one wish.
        var key = string.Create(CultureInfo.InvariantCulture, $"pick:{pressed.Chat}:{pressed.On.Message}:{data.Id}");
        return new(Label(link)) { Then = new() { Job = c => draft.FromLinkAsync(link, pressed.Chat, key, c) } };
    }

    private static string Label(string link) =>
        Uri.TryCreate(link.Contains("://", StringComparison.Ordinal) ? link : "https://" + link, UriKind.Absolute, out var uri)
            ? ShopTexts.ChosenLink(uri)
            : ChatText.Cut(link, 40);
}

[JsonSerializable(typeof(List<string>))]
internal sealed partial class LinksJson : JsonSerializerContext;
