using Conversations.Chat;
using Conversations.Posts.Drafting;
using Conversations.Posts.Forms;
using Conversations.Posts.Pictures;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>Which buttons a card shows.</summary>
public enum CardFace
{
    Usual,

    /// <summary>The second tap before a rejection.</summary>
    ConfirmReject,

    /// <summary>The forms to choose from.</summary>
    Forms,
}

/// <summary>A post as its card shows it: first line the fact, last line the next step.</summary>
public sealed class ReviewCard(ShopSettings shop, TimeProvider time, IPictureSource pictures)
{
    /// <summary>Telegram's limit for a picture's caption (https://core.telegram.org/bots/api#sendphoto), in UTF-16 units.</summary>
    public const int CaptionLimit = 1024;

    /// <param name="slot">Where it would go if approved now; shown while it waits.</param>
    public Card For(Post post, DateTimeOffset? slot, Uri? profile, CardFace face = CardFace.Usual)
    {
        var now = time.GetUtcNow();
        var keyboard = face switch
        {
            CardFace.ConfirmReject => ConfirmReject(post),
            CardFace.Forms => Forms(post),
            _ => Buttons(post, now, profile),
        };
        var text = Text(post, now, slot, post.Content?.Text ?? "");
        if (post.Content is { } content && text.Plain.Length > CaptionLimit)
        {
            var room = Math.Max(0, content.Text.Length - (text.Plain.Length - CaptionLimit));
            text = Text(post, now, slot, ChatText.Cut(content.Text, room));
            keyboard = keyboard.Row(Button.For(PostTexts.WholeText, Verbs.WholeText, post.Id.Value, post.Revision));
        }
        return new Card { Text = text, Keyboard = keyboard, Picture = post.Content is { } shown ? PictureOf(shown) : null };
    }

    /// <summary>The short message that makes a phone ring when a card needs somebody.</summary>
    public Card NoticeFor(Post post, Uri? profile)
    {
        var now = time.GetUtcNow();
        var text = Headline(post, now, null).Trimmed();
        if (post.Content?.Video is not null && post.HandedOff.Any()) text = text.Line().Line().Line(PostTexts.TextForVideo).Code(post.Content.Text);
        // Nobody is to approve what this message does not show.
        var keyboard = post.Stage == PostStage.InReview ? Keyboard.None.Row(Button.For(PostTexts.ShowDraft, Verbs.Show, post.Id.Value, post.Revision)) : Buttons(post, now, profile);
        return new Card { Text = text, Keyboard = keyboard };
    }

    private Picture PictureOf(PostContent content) => new(content.PictureHash, ct => pictures.LoadAsync(content.Picture, ct));

    private ChatText Text(Post post, DateTimeOffset now, DateTimeOffset? slot, string body)
    {
        var text = Headline(post, now, slot);
        if (post.Content is not { } content) return text.Trimmed();
        text = text.Line().Line(body).Line().Line($"Alt: {ChatText.Cut(content.AltText, 160)}", TextStyle.Italic);
        if (post.Stage == PostStage.InReview && post.Score is { } score) text = text.Add(ScoreTexts.Checks(post, score));
        return text.Trimmed();
    }

    private ChatText Headline(Post post, DateTimeOffset now, DateTimeOffset? slot)
    {
        var title = ShopTexts.Title(post.Product.Title);
        var name = $"{PostTexts.Symbol(post)} Draft {post.Id}";
        var platforms = string.Join(" + ", post.Platforms);
        var silent = string.Join(" + ", post.Lines.Where(l => l.State is PublicationState.Unknown or PublicationState.AskOwner).Select(l => l.Platform));
        var approved = post.Approval is { } a ? $"Approved by {a.Name} {shop.Clock(a.At)}" : "";
        return post switch
        {
            { OwnerMustSay: true } => ChatText.Empty.Bold($"{name}: {post.Asks} took it but did not confirm ({Asked(post)}).").Line()
                .Line(post.EndsInInbox(post.Asks!.Value)
                    ? "I cannot find out whether it is in your inbox there, and I will not send it again. Please look and tell me."
                    : "I cannot find out whether it is live, and I will not send it again. Please look and tell me.").Add(Lines(post)),
            { OwnerMustSay: false, Unconfirmed: true } when post.Lines.Where(l => l.State == PublicationState.Unknown).All(l => l.Reason == PostTexts.StillProcessing(l.Platform)) =>
                ChatText.Empty.Bold($"{name}: {PostTexts.StillProcessing(post.Lines.First(l => l.State == PublicationState.Unknown).Platform)}").Line()
                    .Line("It has all of it, so I will not send it again. I keep looking, and tell you when it is there.").Add(Lines(post)),
            { Unconfirmed: true } => ChatText.Empty.Bold($"{name}: {silent} took it but did not confirm ({Asked(post)}).").Line()
                .Line("I will not send it again until we know. Checking every 2 min.").Add(Lines(post)),
            { Stage: PostStage.Drafting, Trouble: { } trouble } => ChatText.Empty.Bold($"⚠️ Draft {post.Id} · {title}").Line().Line(trouble),
            { Stage: PostStage.Drafting } => ChatText.Empty.Line(PostTexts.Working(title, shop.Money(post.Product.Price))),
            { Stage: PostStage.InReview } => Waiting(post, name, title, platforms, slot, now),
            { Waits: true } => ChatText.Empty.Bold($"{name} waits · {title}").Line()
                .Add(post.Platforms.Count == 1 ? ChatText.Empty.Line(post.Lines[0].Reason ?? "") : Lines(post))
                .Line($"Once that is put right it goes out by itself, until {shop.Clock(PublishPost.LatestFor(post.DueAt!.Value))}; later I ask you."),
            { Stage: PostStage.Scheduled } => ChatText.Empty.Bold($"{name} approved · {title}").Line()
                .Line($"{platforms} · goes out {shop.When(post.DueAt!.Value, now)} · {approved}").Add(post.News is { } news ? ChatText.Empty.Line(news) : ChatText.Empty),
            { Stage: PostStage.Held, Gate: { WaitsSince: { } since } gate } => ChatText.Empty.Bold($"{name} held · {title}").Line()
                .Line(string.Join(" ", gate.Findings)).Line(PostTexts.Waiting(since, shop)),
            { Stage: PostStage.Held } => ChatText.Empty.Bold($"{name} held · {title}").Line()
                .Line(post.Trouble ?? $"{platforms} · {approved} · stays until you release it"),
            { Stage: PostStage.Publishing } => ChatText.Empty.Bold($"{name} is going out · {title}").Line().Add(Lines(post, platforms)),
            { Stage: PostStage.Published } when post.HandedOff.Any() && !post.Lines.Any(l => l.IsLive) => ChatText.Empty
                .Bold($"{name} is in your TikTok inbox").Line().Line(approved).Line("Open TikTok and post it from there."),
            { Stage: PostStage.Published } when post.Lines.Any(l => post.EndsInInbox(l.Platform)) => ChatText.Empty
                .Bold($"{name} live {shop.Clock(post.PublishedAt!.Value)} · {title}").Line().Line(approved).Add(Lines(post, "TikTok: posted by you")).Add(Metrics(post)),
            { Stage: PostStage.Published } => ChatText.Empty
                .Bold($"{name} live {shop.Clock(post.PublishedAt!.Value)} · {title}").Line().Line($"{platforms} · {approved}").Add(Metrics(post)),
            { Stage: PostStage.PartlyPublished } => ChatText.Empty
                .Bold($"{name} partly live {shop.Clock(post.PublishedAt!.Value)} · {title}").Line().Line(approved).Add(Lines(post)).Add(Metrics(post)),
            { Stage: PostStage.Failed } when post.Platforms.Count > 1 => ChatText.Empty.Bold($"{name} not posted anywhere · {title}").Line().Add(Lines(post)),
            { Stage: PostStage.Failed } => ChatText.Empty.Bold($"{name} not posted: {post.Trouble}").Line(),
            { Stage: PostStage.Rejected } => ChatText.Empty.Bold($"{name} rejected · {title}").Line(),
            _ => ChatText.Empty.Bold($"{name} skipped · {title}").Line().Line(post.Trouble ?? ""),
        };
    }

    /// <summary>Each platform's own line; none where the headline has said it all.</summary>
    private static ChatText Lines(Post post, string alone = "") => post.Platforms.Count == 1
        ? alone.Length == 0 ? ChatText.Empty : ChatText.Empty.Line(alone)
        : post.Lines.Aggregate(ChatText.Empty, (text, line) => text.Line(PostTexts.Standing(post, line)));

    private static ChatText Metrics(Post post) => post.Lines.Select(l => PostTexts.Metrics(l, post.Platforms.Count > 1)).OfType<string>()
        .Aggregate(ChatText.Empty, (text, line) => text.Line(line));

    private string Asked(Post post) => post.DueAt is { } due ? shop.Clock(due) : "just now";

    private ChatText Waiting(Post post, string name, string title, string platforms, DateTimeOffset? slot, DateTimeOffset now)
    {
        var stock = post.Product.Stock is { } count ? $" · {count} in stock" : "";
        var price = (post.Product.HighestPrice.Amount > post.Product.Price.Amount ? "from " : "") + shop.Money(post.Product.Price);
        if (post.Product.WasPrice is { } was) price += $" (was {shop.Money(was)})";
        var text = ChatText.Empty.Bold($"{name} · {title} · {price}{stock}").Line();
        if (post.ChosenBecause is { } reason) text = text.Line($"💡 {reason}");
        if (post.Trouble is { } trouble) text = text.Line($"⚠️ {trouble}");
        if (post.Content is { } content && (content.Picture != post.Product.Picture || content.More?.Any(m => IsMade(post, m)) == true)) text = text.Line(PostTexts.MadeToFit);
        if (ChoosePictures.CountOf(post.Product) is > 1 and var all && post.Content is { } chosen) text = text.Line(PostTexts.Pictures(chosen.Pictures.Count, all));
        if (post.Content?.Reel is not null) text = text.Line(PostTexts.IsReel);
        if (post.Content?.Link is not null) text = text.Line(PostTexts.IsLink);
        if (post.Content?.TikTokAudience is { } audience) text = text.Line(PostTexts.IsDirect(audience));
        if (post.Content?.Video is not null) text = text.Line(PostTexts.VideoForTikTok);
        else if (post.Platforms.Contains(Platform.TikTok) && post.Content?.More?.Any(m => IsMade(post, m)) == true) text = text.Line(PostTexts.FirstForTikTok);
        text = text.Line(slot is { } at ? $"{platforms} · if approved: {shop.When(at, now)}" : platforms);
        return post.MeantFor is { } meant ? text.Line(DraftingTexts.NoAnswer(shop, post.Moves, MoveUnanswered.AnswerBy(meant))) : text;
    }

    private static bool IsMade(Post post, PostPicture picture) => post.Product.MorePictures?.Any(p => p.Address == picture.Address) != true;

    private static Keyboard Buttons(Post post, DateTimeOffset now, Uri? profile)
    {
        Button To(string label, string verb) => Button.For(label, verb, post.Id.Value, post.Revision);
        return post switch
        {
            { Asks: { } asked } => WithProfile(Keyboard.None.Row(To(post.EndsInInbox(asked) ? PostTexts.ItsThere : PostTexts.ItsLive, Verbs.LiveOn[asked]), To(PostTexts.ItsNotThere, Verbs.AbsentOn[asked]))),
            { Unconfirmed: true } => WithProfile(Keyboard.None),
            { Stage: PostStage.Drafting, Trouble: not null } => Keyboard.None
                .Row(To(PostTexts.TryAgain, Verbs.Redraft)).Row(To(PostTexts.Reject, Verbs.AskReject)),
            { IsBlocked: true } => Keyboard.None
                .Row(To(PostTexts.FixText, Verbs.Fix), To(PostTexts.AsItIs, Verbs.AsItIs))
                .Row([To(PostTexts.EditText, Verbs.Edit), .. Score()])
                .Row(To(PostTexts.Reject, Verbs.AskReject)),
            { Stage: PostStage.InReview } => Keyboard.None
                .Row([To(PostTexts.Approve, Verbs.Approve), To(PostTexts.EditText, Verbs.Edit), .. Score()])
                .Row([To(PostTexts.Now, Verbs.Now), .. Choice(), .. post.Content?.Video is { } video ? new[] { Button.Open(PostTexts.WatchVideo, video.Address) } : []])
                .Row(To(PostTexts.Reject, Verbs.AskReject)),
            { Stage: PostStage.Scheduled, UndoUntil: { } until } when now < until => Keyboard.None
                .Row(To($"↩️ Undo ({Math.Ceiling((until - now).TotalSeconds):0} s)", Verbs.Undo), To(PostTexts.Now, Verbs.Now)),
            { Waits: true, Stage: PostStage.Scheduled } => Keyboard.None.Row(To(PostTexts.Hold, Verbs.Hold), To(PostTexts.EditText, Verbs.Edit)),
            { Stage: PostStage.Scheduled } => Keyboard.None
                .Row(To(PostTexts.Now, Verbs.Now), To(PostTexts.Hold, Verbs.Hold)).Row(To(PostTexts.EditText, Verbs.Edit)),
            { Stage: PostStage.Held, Gate.Reason: GateReason.Claims } => Keyboard.None
                .Row(To(PostTexts.FixText, Verbs.Fix), To(PostTexts.PostAnyway, Verbs.Anyway))
                .Row(To(PostTexts.EditText, Verbs.Edit)).Row(To(PostTexts.Skip, Verbs.Skip)),
            { Stage: PostStage.Held, Gate: { } gate } => Keyboard.None
                .Row([To(PostTexts.SwapProduct, Verbs.Swap), .. gate is { Reason: GateReason.SoldOut, WaitsSince: null } ? new[] { To(PostTexts.WaitForRestock, Verbs.Restock) } : []])
                .Row(To(PostTexts.PostAnyway, Verbs.Anyway), To(PostTexts.EditText, Verbs.Edit)).Row(To(PostTexts.Skip, Verbs.Skip)),
            { Stage: PostStage.Held, DueAt: { } due } when due <= now => Keyboard.None
                .Row(To(PostTexts.PostNow, Verbs.Now), To(PostTexts.NextFreeSlot, Verbs.Release))
                .Row(To(PostTexts.EditText, Verbs.Edit)).Row(To(PostTexts.Skip, Verbs.Skip)),
            { Stage: PostStage.Held } => Keyboard.None
                .Row(To(PostTexts.Release, Verbs.Release), To(PostTexts.EditText, Verbs.Edit)).Row(To(PostTexts.Reject, Verbs.AskReject)),
            { Stage: PostStage.Failed } => Keyboard.None
                .Row(To(PostTexts.TryAgain, Verbs.Retry), To(PostTexts.EditText, Verbs.Edit))
                .Row(post.Content?.More is not null && post.Lines.Any(l => PostTexts.NamesPicture(l.Reason))
                    ? [To(PostTexts.WithoutMissing, Verbs.AllPictures), To(PostTexts.FirstPicture, Verbs.FirstPicture)]
                    : post.Content?.Reel is not null && post.LineOf(Platform.Instagram)?.IsAbsent == true ? [To(PostTexts.PictureOnInstagram, Verbs.NoReel)]
                    : post.Content?.TikTokAudience is not null && post.LineOf(Platform.TikTok)?.IsAbsent == true ? [To(PostTexts.InboxOnTikTok, Verbs.ToInbox)] : [])
                .Row(To(PostTexts.Reject, Verbs.AskReject)),
            { Stage: PostStage.Publishing } => HandedOff(post, Keyboard.None),
            { Stage: PostStage.PartlyPublished } => HandedOff(post, post.Lines.Where(l => l.IsAbsent)
                .Aggregate(Keyboard.None, (k, l) => k.Row(To(PostTexts.TryAgainOn(l.Platform), Verbs.RetryOn[l.Platform])))),
            { Stage: PostStage.Published } => HandedOff(post, Keyboard.None),
            { Stage: PostStage.Skipped } => Keyboard.None.Row(To(PostTexts.BringBack, Verbs.BringBack)),
            _ => Keyboard.None,
        };
        Button[] Score() => post.Score?.Parts is null ? [] : [To(PostTexts.ShowScore, Verbs.Score)];
        Button[] Choice() => PostForms.Of(post) switch
        {
            [] => [],
            [var only] => [To(only.Label, only.Verb)],
            _ => [To(PostTexts.ShowAs, Verbs.Forms)],
        };
        Keyboard WithProfile(Keyboard k) => profile is null ? k : k.Row(Button.Open(PostTexts.OpenProfile, profile));
    }

    private static Keyboard Opening(Post post, Keyboard keyboard) => keyboard.Row([.. post.Lines.Where(l => l.Link is not null)
        .Select(l => Button.Open(post.Platforms.Count == 1 ? PostTexts.Open : $"{PostTexts.Open} {l.Platform}", l.Link!))]);

    /// <summary>What is left to be done by hand, beside what there is to open.</summary>
    private static Keyboard HandedOff(Post post, Keyboard keyboard) => Opening(post, post.HandedOff.Aggregate(keyboard, (k, p) =>
        k.Row(Button.Open(PostTexts.OpenTikTok, PostTexts.TikTok), Button.For(PostTexts.Posted, Verbs.PostedOn[p], post.Id.Value, post.Revision))));

    private static Keyboard Forms(Post post) => PostForms.Of(post).Chunk(2)
        .Aggregate(Keyboard.None, (k, pair) => k.Row([.. pair.Select(f => Button.For(f.Label, f.Verb, post.Id.Value, post.Revision))]))
        .Row(Button.For(PostTexts.LeaveForm, Verbs.Keep, post.Id.Value, post.Revision));

    private static Keyboard ConfirmReject(Post post) => Keyboard.None
        .Row(Button.For(PostTexts.Keep, Verbs.Keep, post.Id.Value, post.Revision))
        .Row(Button.For(PostTexts.RejectForSure, Verbs.Reject, post.Id.Value, post.Revision));
}
