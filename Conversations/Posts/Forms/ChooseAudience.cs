using Conversations.Chat;

namespace Conversations.Posts.Forms;

/// <summary>
/// A video that is posted on TikTok directly: the account's own answers decide who may see it, and the owner chooses among them; nothing is chosen
/// before. https://developers.tiktok.com/doc/content-sharing-guidelines
/// </summary>
public sealed class ChooseAudience(IPostStore posts, ITikTokCreator creator, IMessenger messenger)
{
    private static readonly Dictionary<Audience, (string Verb, string Label)> All = new()
    {
        [Audience.Everyone] = (Verbs.ForEveryone, "🌍 Everyone"),
        [Audience.Followers] = (Verbs.ForFollowers, "👥 Followers"),
        [Audience.Friends] = (Verbs.ForFriends, "🤝 Friends"),
        [Audience.OnlyMe] = (Verbs.ForMe, "🔒 Only me"),
    };

    /// <returns>Null when it is another verb.</returns>
    public static Audience? Of(string verb) => All.Where(a => a.Value.Verb == verb).Select(a => (Audience?)a.Key).FirstOrDefault();

    public static string LabelOf(Audience audience) => All[audience].Label;

    /// <summary>Asks the account, then its owner.</summary>
    /// <param name="on">The card, or the message that stood for it.</param>
    public async Task OfferAsync(PostId id, MessageRef on, CancellationToken ct)
    {
        if (await posts.FindAsync(id, ct) is not { } post) return;
        var card = await creator.AskAsync(ct) switch
        {
            CreatorAnswer.Allows { Longest: { } longest } when post.Product.VideoLength > longest => new Card { Text = ChatText.Empty.Add(PostTexts.TooLongForTikTok(post.Product.VideoLength.Value, longest)) },
            CreatorAnswer.Allows { Audiences.Count: > 0 } allows => Question(post, allows),
            CreatorAnswer.Not no => no.Sentence,
            _ => PostTexts.NoAudience,
        };
        await messenger.SendAsync(on.Chat, card with { ReplyTo = on.Message }, ct);
    }

    private static Card Question(Post post, CreatorAnswer.Allows allows) => new()
    {
        Text = ChatText.Empty.Bold(PostTexts.WhoMaySee(post.Id, allows.Name)).Line().Add(PostTexts.MusicTerms),
        Keyboard = allows.Audiences.Distinct().Chunk(2).Aggregate(Keyboard.None, (k, pair) => k.Row([.. pair.Select(a => Button.For(All[a].Label, All[a].Verb, post.Id.Value, post.Revision))])),
    };
}
