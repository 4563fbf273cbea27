using Conversations.Chat;
using Conversations.Posts.Pictures;

namespace Conversations.Posts.Forms;

/// <summary>The buttons of the card that choose what a post shows where: which pictures, a reel, a link, TikTok without the inbox.</summary>
public sealed class FormPresses(IPostStore posts, ChoosePictures pictures, ChooseForm form, ChooseAudience audience, IMessenger messenger, PostCards cards) : IPressHandler
{
    public IReadOnlyDictionary<string, Role> Verbs { get; } =
        new[]
        {
            Posts.Verbs.Forms, Posts.Verbs.AllPictures, Posts.Verbs.FirstPicture, Posts.Verbs.Reel, Posts.Verbs.NoReel, Posts.Verbs.PageLink, Posts.Verbs.NoPageLink,
            Posts.Verbs.Direct, Posts.Verbs.ToInbox, Posts.Verbs.ForEveryone, Posts.Verbs.ForFollowers, Posts.Verbs.ForFriends, Posts.Verbs.ForMe,
        }.ToDictionary(v => v, _ => Role.Approver);

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        var id = new PostId(data.Id);
        if (await posts.FindAsync(id, ct) is not { } post) return new(PostTexts.NoSuchPost) { Alert = true };
        if (!await posts.BelongsAsync(post, pressed.Chat, ct)) return new(PostTexts.ForeignButton) { Alert = true };
        var decided = await posts.FindDecisionAsync(pressed.UpdateId, ct) is not null;
        if (!decided && !post.IsSeenIn(data.Revision)) return Changed(id);
        if (!decided && (post.Content is null || PostLifecycle.After(post.Stage, PostStep.Edit) is null)) return new(PostTexts.NothingToEdit) { Alert = true };
        switch (data.Verb)
        {
            case Posts.Verbs.Forms:
                return new("") { Then = new() { Reply = c => cards.TurnAsync(post, pressed.On, CardFace.Forms, c) } };
            case Posts.Verbs.AllPictures:
                return new(PostTexts.LoadingPictures) { Then = new() { Job = c => pictures.AllAsync(id, data.Revision, pressed.Chat, pressed.From, pressed.UpdateId, c) } };
            case Posts.Verbs.Reel:
                return new(PostTexts.LoadingVideo) { Then = new() { Job = c => form.ReelAsync(id, data.Revision, pressed.From, pressed.UpdateId, c) } };
            case Posts.Verbs.Direct:
                return new(PostTexts.AskingTikTok) { Then = new() { Job = c => audience.OfferAsync(id, pressed.On, c) } };
        }
        if (!decided && !await ChooseAsync(post, data, pressed, ct)) return Changed(id);
        if (ChooseAudience.Of(data.Verb) is { } chosen) return new(PostTexts.FormChosen(data.Verb)) { Then = new() { Reply = c => AnsweredAsync(id, chosen, pressed.On, c) } };
        return new(PostTexts.FormChosen(data.Verb)) { Then = new() { Reply = c => cards.RefreshAsync(id, c, pressed.On) } };
    }

    private Task<bool> ChooseAsync(Post post, ButtonData data, Incoming.Pressed pressed, CancellationToken ct) => data.Verb == Posts.Verbs.FirstPicture
        ? pictures.OnlyFirstAsync(post, data.Revision, pressed.From, pressed.UpdateId, ct)
        : form.ChooseAsync(data.Verb, post, data.Revision, pressed.From, pressed.UpdateId, ct);

    /// <summary>The question has had its answer, which the card shows.</summary>
    private async Task AnsweredAsync(PostId id, Audience chosen, MessageRef question, CancellationToken ct)
    {
        await cards.RefreshAsync(id, ct);
        await messenger.EditAsync(question, PostTexts.SeenBy(id, ChooseAudience.LabelOf(chosen)), ct);
    }

    private PressAnswer Changed(PostId id) => new(PostTexts.Changed) { Alert = true, Then = new() { Reply = c => cards.RefreshAsync(id, c) } };
}
