using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conversations.Chat;

namespace Conversations.Posts;

/// <summary>
/// What an edit waits for. Bound to the draft and the version it began with: text is never applied to another one (R4).
/// </summary>
/// <param name="Typed">What was typed and waits for "Use this"; null while nothing was.</param>
/// <param name="Link">The product link in it, when that is all it is.</param>
/// <param name="Shown">Our newest message of this edit; null while there is none.</param>
internal sealed record EditState(long Post, int Revision, string? Typed, string? Link = null, int? Shown = null);

[JsonSerializable(typeof(EditState))]
internal sealed partial class EditStateJson : JsonSerializerContext;

/// <summary>Edit text: the person types, sees what it would say, and confirms.</summary>
public sealed class EditConversation(IPostStore posts, EditPost edit, ISessionStore sessions, IMessenger messenger, DraftPost draft) : IConversation, IPressHandler
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public string Name => "edit";

    public int Version => 1;

    public Role Needs => Role.Approver;

    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role>
    {
        [Posts.Verbs.Edit] = Role.Approver,
        [Posts.Verbs.UseText] = Role.Approver,
        [Posts.Verbs.TypeAgain] = Role.Approver,
        [Posts.Verbs.CancelEdit] = Role.Approver,
        [Posts.Verbs.DraftLink] = Role.Approver,
    };

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var key = new SessionKey(pressed.Chat, pressed.From.Id);
        if (data.Verb == Posts.Verbs.CancelEdit)
        {
            // An old button must not end the edit of another draft.
            if (await OpenAsync(key, ct) is { } open && open.Post == data.Id) await sessions.RemoveAsync(key, ct);
            return new(PostTexts.EditCancelled) { Then = Replace(pressed, PostTexts.EditCancelled) };
        }
        if (await posts.FindAsync(new(data.Id), ct) is not { } post) return new(PostTexts.NoSuchPost) { Alert = true };
        if (!await posts.BelongsAsync(post, pressed.Chat, ct)) return new(PostTexts.ForeignButton) { Alert = true };
        if (data.Verb == Posts.Verbs.UseText) return await UseAsync(post, pressed, data, key, ct);
        if (data.Verb == Posts.Verbs.DraftLink) return await DraftAsync(pressed, data, key, ct);
        return await BeginAsync(post, pressed, data, key, ct);
    }

    public async Task<FollowUp> ContinueAsync(Incoming.Said said, Session session, CancellationToken ct)
    {
        var state = Read(session);
        if (state is null || await posts.FindAsync(new(state.Post), ct) is not { } post) return Say(said, PostTexts.TypedTextLost);
        var text = ChatText.AsShown(said.Text).Trim();
        if (text.Length == 0) return Say(said, PostTexts.EmptyText);
        if (text.Length > PostLimits.Text) return Say(said, PostTexts.TooLong(text.Length));
        var onlyLink = said.Links.Count > 0 && (said.Forwarded || said.Links.Contains(text));
        var key = new SessionKey(said.Chat, said.From.Id);
        // The message before may be remembered only now: what it left must not be written over.
        var shown = (await OpenAsync(key, ct))?.Shown ?? state.Shown;
        await RememberAsync(key, state with { Typed = text, Link = onlyLink ? said.Links[0] : null, Shown = shown }, ct);
        return new() { Reply = c => AskAsync(key, state.Post, onlyLink ? LinkQuestion(post.Id, state.Revision) : Preview(post.Id, state.Revision, text), c) };
    }

    public async Task EndAsync(SessionKey key, Session session, CancellationToken ct)
    {
        if (Read(session)?.Shown is { } shown) await messenger.EditAsync(new(key.Chat, shown, null), PostTexts.EditCancelled, ct);
    }

    private async Task<PressAnswer> BeginAsync(Post post, Incoming.Pressed pressed, ButtonData data, SessionKey key, CancellationToken ct)
    {
        if (!post.IsSeenIn(data.Revision)) return new(PostTexts.Changed) { Alert = true };
        if (post.Content is not { } content || PostLifecycle.After(post.Stage, PostStep.Edit) is null) return new(PostTexts.NothingToEdit) { Alert = true };
        var before = await OpenAsync(key, ct) is { } open && open.Post == data.Id ? open.Shown : null;
        var state = new EditState(post.Id.Value, post.Revision, null, Shown: before);
        await RememberAsync(key, state, ct);
        var card = new Card
        {
            Text = PostTexts.Editing(post.Id, content.Text, post.Approval is not null),
            Keyboard = Keyboard.None.Row(Button.For(PostTexts.Cancel, Posts.Verbs.CancelEdit, post.Id.Value, post.Revision)),
            ReplyTo = pressed.On.Message,
        };
        return new(PostTexts.SendText) { Then = new() { Reply = c => AskAsync(key, data.Id, card, c) } };
    }

    private async Task<PressAnswer> UseAsync(Post post, Incoming.Pressed pressed, ButtonData data, SessionKey key, CancellationToken ct)
    {
        var decided = await posts.FindDecisionAsync(pressed.UpdateId, ct) is not null;
        if (!decided)
        {
            var state = await OpenAsync(key, ct);
            if (state?.Typed is not { } text || state.Post != data.Id || state.Revision != data.Revision)
                return new(PostTexts.TypedTextLost) { Alert = true };
            if (state.Shown > pressed.On.Message) return new(PostTexts.OlderText) { Alert = true };
            if (!await edit.ReplaceTextAsync(post, data.Revision, text, pressed.From, pressed.UpdateId, ct))
                return new(PostTexts.Changed) { Alert = true, Then = new() { Reply = c => edit.ShowAsync(post.Id, c) } };
            await sessions.RemoveAsync(key, ct);
        }
        return new(PostTexts.TextUsed)
        {
            Then = new()
            {
                Reply = async c =>
                {
                    await messenger.EditAsync(pressed.On, PostTexts.TextUsed, c);
                    await edit.ShowAsync(post.Id, c);
                },
            },
        };
    }

    private async Task<PressAnswer> DraftAsync(Incoming.Pressed pressed, ButtonData data, SessionKey key, CancellationToken ct)
    {
        var state = await OpenAsync(key, ct);
        if (state?.Link is not { } link || state.Post != data.Id) return new(PostTexts.TypedTextLost) { Alert = true };
        await RememberAsync(key, state with { Typed = null, Link = null }, ct);
        var update = string.Create(CultureInfo.InvariantCulture, $"update:{pressed.UpdateId}");
        return new(PostTexts.NewDraft) { Then = new() { Job = c => draft.FromLinkAsync(link, pressed.Chat, update, c) } };
    }

    /// <summary>
    /// Says the next thing of an edit. Only the newest message keeps its buttons, so that they act on the text that stands there.
    /// </summary>
    private async Task AskAsync(SessionKey key, long post, Card card, CancellationToken ct)
    {
        // Asked now and not when the text came: the message before this one may only just have been sent.
        var before = await OpenAsync(key, ct) is { } open && open.Post == post ? open.Shown : null;
        var message = await messenger.SendAsync(key.Chat, card, ct);
        if (before is { } old) await messenger.EditAsync(new(key.Chat, old, null), PostTexts.StillEditing(new(post)), ct);
        if (await OpenAsync(key, ct) is { } now && now.Post == post) await RememberAsync(key, now with { Shown = message.Message }, ct);
    }

    private async Task<EditState?> OpenAsync(SessionKey key, CancellationToken ct) =>
        await sessions.GetAsync(key, ct) is { } session && session.Conversation == Name ? Read(session) : null;

    private static Card Preview(PostId id, int revision, string text) => new()
    {
        Text = PostTexts.Preview(id, text),
        Keyboard = Keyboard.None
            .Row(Button.For(PostTexts.UseThis, Posts.Verbs.UseText, id.Value, revision), Button.For(PostTexts.Back, Posts.Verbs.TypeAgain, id.Value, revision))
            .Row(Button.For(PostTexts.Cancel, Posts.Verbs.CancelEdit, id.Value, revision)),
    };

    private static Card LinkQuestion(PostId id, int revision) => new()
    {
        Text = PostTexts.LinkWhileEditing(id),
        Keyboard = Keyboard.None
            .Row(Button.For(PostTexts.NewDraft, Posts.Verbs.DraftLink, id.Value, revision), Button.For(PostTexts.AsText, Posts.Verbs.UseText, id.Value, revision))
            .Row(Button.For(PostTexts.Cancel, Posts.Verbs.CancelEdit, id.Value, revision)),
    };

    private Task RememberAsync(SessionKey key, EditState state, CancellationToken ct) =>
        sessions.SetAsync(key, new(Name, Version, JsonSerializer.Serialize(state, EditStateJson.Default.EditState)), Lifetime, ct);

    private static EditState? Read(Session session)
    {
        try
        {
            return JsonSerializer.Deserialize(session.State, EditStateJson.Default.EditState);
        }
        catch (JsonException)
        {
            return null; // an older release's form, or a damaged value: the same as lost
        }
    }

    private FollowUp Replace(Incoming.Pressed pressed, Card card) => new() { Reply = c => messenger.EditAsync(pressed.On, card, c) };

    private FollowUp Say(Incoming.Said said, string text) => new() { Reply = c => messenger.SendAsync(said.Chat, text, c) };
}
