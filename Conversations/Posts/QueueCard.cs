using System.Globalization;
using Conversations.Chat;
using Conversations.Posts.Drafting;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts;

/// <summary>What waits, what is approved and what needs somebody, by local day.</summary>
public sealed class QueueCard(IPostStore posts, ShopSettings shop, IPublishingSwitch publishing, DraftingNews drafting, TimeProvider time)
{
    private const int PageSize = 5;

    private static readonly PostStage[] Open =
        [PostStage.Drafting, PostStage.InReview, PostStage.Scheduled, PostStage.Held, PostStage.Publishing, PostStage.Failed];

    /// <param name="page">From 0; one that no longer exists shows the last.</param>
    public async Task<Card> PageAsync(int page, CancellationToken ct)
    {
        var open = await posts.ListAsync(Open, ct);
        if (open.Count == 0) return drafting.QueueLine is { } line ? $"{PostTexts.EmptyQueue}\n{line}" : PostTexts.EmptyQueue;
        var pages = (open.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        var shown = open.Skip(page * PageSize).Take(PageSize).ToList();

        var text = ChatText.Empty.Bold($"Queue · {shown.Count} of {open.Count}").Line($"   {shop.Zone.Id}");
        if (publishing.StoppedBecause is { } why) text = text.Line($"⏸ {why}");
        foreach (var day in shown.GroupBy(Heading))
        {
            text = text.Line().Line(day.Key, TextStyle.Bold);
            foreach (var post in day) text = text.Line(Line(post));
        }
        if (drafting.QueueLine is { } next) text = text.Line().Line(next);
        var keyboard = Keyboard.None.Row([.. shown.Select(p => Button.For($"{p.Id}", Verbs.Show, p.Id.Value, p.Revision))]);
        var turns = new List<Button>();
        if (page > 0) turns.Add(Button.For("‹ Back", Verbs.Queue, page - 1, 0));
        if (page < pages - 1) turns.Add(Button.For("Next ›", Verbs.Queue, page + 1, 0));
        return new Card { Text = text.Trimmed(), Keyboard = keyboard.Row([.. turns]) };
    }

    private string Heading(Post post)
    {
        if (post.DueAt is not { } due || post.Stage is PostStage.Failed) return "No time yet";
        var day = DateOnly.FromDateTime(shop.Local(due).Date);
        var today = DateOnly.FromDateTime(shop.Local(time.GetUtcNow()).Date);
        return day == today ? "Today" : day == today.AddDays(1) ? "Tomorrow" : day.ToString("ddd d MMM", CultureInfo.GetCultureInfo("en-GB"));
    }

    private string Line(Post post)
    {
        var when = post.DueAt is { } due && post.Stage is not PostStage.Failed ? shop.Clock(due) + " " : "";
        var word = post.Unconfirmed || post.OwnerMustSay ? "unconfirmed" : post.Waits ? "waits for the login" : PostTexts.Word(post.Stage);
        return $"{when}{PostTexts.Symbol(post)} {post.Id} {ShopTexts.Title(post.Product.Title)} · {word}";
    }
}

/// <summary><c>/queue</c> and its page buttons.</summary>
public sealed class QueueCommand(QueueCard queue, IMessenger messenger) : ICommandHandler, IPressHandler
{
    public string Name => "queue";

    public string MenuLine => "What waits and what goes out when";

    public Role Needs => Role.Viewer;

    public IReadOnlyDictionary<string, Role> Verbs { get; } = new Dictionary<string, Role> { [Posts.Verbs.Queue] = Role.Viewer };

    public Task<FollowUp> HandleAsync(Incoming.Said said, string argument, CancellationToken ct) =>
        Task.FromResult(new FollowUp { Reply = async c => await messenger.SendAsync(said.Chat, await queue.PageAsync(0, c), c) });

    public Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct) =>
        Task.FromResult(new PressAnswer("")
        {
            Then = new() { Reply = async c => await messenger.EditAsync(pressed.On, await queue.PageAsync((int)Math.Min(data.Id, 10_000), c), c) },
        });
}
