using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Chat;
using Conversations.Posts.Publishing;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>The post whose link is waited for.</summary>
internal sealed record HandOffState(long Post);

[JsonSerializable(typeof(HandOffState))]
internal sealed partial class HandOffJson : JsonSerializerContext;

/// <summary>
/// "Posted ✓": what was handed over is posted. Afterwards the person may send the link of it; what else they send is
/// taken as what it is.
/// </summary>
public sealed class HandOffConversation(
    IPostStore posts, PostedByHand posted, PostCards cards, DraftPost draft, IShopHosts hosts, ISessionStore sessions, IMessenger messenger)
    : IConversation, IPressHandler
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public string Name => "handoff";

    public int Version => 1;

    public Role Needs => Role.Approver;

    public IReadOnlyDictionary<string, Role> Verbs { get; } = Posts.Verbs.PostedOn.All.ToDictionary(v => v, _ => Role.Approver);

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var (id, platform) = (new PostId(data.Id), Posts.Verbs.PostedOn.PlatformOf(data.Verb)!.Value);
        if (await posts.FindAsync(id, ct) is not { } post) return new(PostTexts.NoSuchPost) { Alert = true };
        if (!await posts.BelongsAsync(post, pressed.Chat, ct)) return new(PostTexts.ForeignButton) { Alert = true };
        var again = await posts.FindDecisionAsync(pressed.UpdateId, ct) is not null; // cut off after it was recorded
        if (!again && post.LineOf(platform) is not { IsHandedOff: true })
            return new(PostTexts.NothingHandedOff) { Alert = true, Then = new() { Reply = c => cards.RefreshAsync(id, c, pressed.On) } };
        if (!again && !await posted.SayAsync(post, platform, pressed.From, pressed.UpdateId, ct))
            return new(PostTexts.Changed) { Alert = true, Then = new() { Reply = c => cards.RefreshAsync(id, c, pressed.On) } };
        var asks = await AskAsync(new(pressed.Chat, pressed.From.Id), id, ct);
        return new(PostTexts.NotedPosted)
        {
            Then = new()
            {
                Reply = async c =>
                {
                    await cards.RefreshAsync(id, c, pressed.On);
                    if (asks) await messenger.SendAsync(pressed.Chat, new Card { Text = PostTexts.LinkWanted(id), ReplyTo = pressed.On.Message }, c);
                },
            },
        };
    }

    public async Task<FollowUp> ContinueAsync(Incoming.Said said, Session session, CancellationToken ct)
    {
        var key = new SessionKey(said.Chat, said.From.Id);
        if (Read(session) is not { } state) return Say(said, PostTexts.LinkNotWanted);
        var id = new PostId(state.Post);
        var text = said.Links.Count > 0 ? said.Links[0] : said.Text.Trim();
        if (TikTokLinks.Read(text) is not { } link)
        {
            if (!await IsOursAsync(text, ct)) return Say(said, PostTexts.NotAPostOnTikTok);
            await sessions.RemoveAsync(key, ct);
            var update = string.Create(CultureInfo.InvariantCulture, $"update:{said.UpdateId}");
            return new() { Job = c => draft.FromLinkAsync(text, said.Chat, update, c) };
        }
        var taken = await posted.LinkAsync(id, Platform.TikTok, link, ct);
        await sessions.RemoveAsync(key, ct);
        if (!taken) return Say(said, PostTexts.LinkNotWanted);
        return new()
        {
            Reply = async c =>
            {
                await cards.RefreshAsync(id, c);
                await messenger.SendAsync(said.Chat, PostTexts.LinkTaken(id), c);
            },
        };
    }

    /// <summary>Nothing of it stands in the chat.</summary>
    public Task EndAsync(SessionKey key, Session session, CancellationToken ct) => Task.CompletedTask;

    /// <returns>False while they are in the middle of something else, which is not taken from them.</returns>
    private async Task<bool> AskAsync(SessionKey key, PostId id, CancellationToken ct)
    {
        if (await sessions.GetAsync(key, ct) is { } open && open.Conversation != Name) return false;
        await sessions.SetAsync(key, new(Name, Version, JsonSerializer.Serialize(new(id.Value), HandOffJson.Default.HandOffState)), Lifetime, ct);
        return true;
    }

    /// <summary>A product of the shop: they have gone on to the next post.</summary>
    private async Task<bool> IsOursAsync(string link, CancellationToken ct) =>
        ProductLinks.Read(link, await hosts.HostsAsync(ct)) is LinkReading.ProductLink or LinkReading.MayLead;

    private static HandOffState? Read(Session session)
    {
        try
        {
            return JsonSerializer.Deserialize(session.State, HandOffJson.Default.HandOffState);
        }
        catch (JsonException)
        {
            return null; // a damaged value: the same as lost
        }
    }

    private FollowUp Say(Incoming.Said said, string text) => new() { Reply = c => messenger.SendAsync(said.Chat, text, c) };
}
