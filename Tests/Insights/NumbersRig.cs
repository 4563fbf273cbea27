using Bot.Health;
using Bot.Journal;
using Bot.Telegram;
using Conversations.Chat;
using Conversations.Costs;
using Conversations.Insights;
using Conversations.Insights.Stats;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Options;
using Tests.Posts.Drafting;
using Tests.Support;

namespace Tests.Insights;

/// <summary>A real journal with a shop's past in it: <c>shop.Posted(…)</c>, <c>shop.Sold(…)</c>. It is Monday, 23 November 2026, 09:00 in Berlin.</summary>
internal sealed class NumbersRig : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-numbers-");
    private long _updates;

    public NumbersRig(string language = "en", string zone = "Europe/Berlin", DateTimeOffset? at = null)
    {
        Clock = new(at ?? new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        Shop = Shops.In(zone, language);
        Open();
    }

    public StepClock Clock { get; }

    public ShopSettings Shop { get; set; }

    public SalesBook Sales { get; } = new();

    public JournalFile Journal { get; private set; } = null!;

    public JournalPosts Posts { get; private set; } = null!;

    public IPostNumbers Numbers { get; private set; } = null!;

    public ISpendingStore Spending { get; private set; } = null!;

    public ShopNumbers Use => new(Numbers, Posts, Sales, Spending, Shop, Clock);

    public StatsFiles Files => new(Numbers, Posts, Sales, Shop);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The process ends and begins again.</summary>
    public void Restart()
    {
        Journal.Dispose();
        Open();
    }

    /// <param name="at">Local, such as <c>2026-11-17 18:30</c>.</param>
    /// <param name="lines">Null for live on Instagram without any number yet.</param>
    public async Task<Post> PostedAsync(string at, string title = "Linen tote", PostStage stage = PostStage.Published, PlatformLine[]? lines = null)
    {
        var due = Local(at);
        var post = new Post
        {
            Id = default, Revision = 1, Stage = stage, Chat = new ChatId(Desk.Owner), CreatedAt = due.AddHours(-6), Platforms = [Platform.Instagram], DueAt = due,
            PublishedAt = stage is PostStage.Published or PostStage.PartlyPublished ? due : null,
            Lines = lines is not null ? [.. lines.Select(l => l with { LiveAt = due })] : stage == PostStage.Published ? [Line(Platform.Instagram)] : [],
            Product = new()
            {
                Id = "gid://shopify/Product/7", Handle = "linen-tote", Title = title, Description = "", Visibility = ProductVisibility.Visible,
                Price = new(34, "EUR"), HighestPrice = new(34, "EUR"), ForSale = true,
            },
        };
        return await Posts.CreateAsync(post, $"rig:{++_updates}", Ct);
    }

    /// <summary>The first decision about a draft, so many minutes after it was made; nothing else of it changes.</summary>
    public async Task DecidedAsync(Post post, double minutes, PostStep step = PostStep.Approve)
    {
        var next = post with { Revision = post.Revision + 1 };
        var decision = new Decision { Post = post.Id, Revision = post.Revision, Step = step, By = new(111), Name = "Robin", At = post.CreatedAt.AddMinutes(minutes), UpdateId = ++_updates };
        Assert.True(await Posts.CommitAsync(new() { Post = next, Decision = decision }, Ct));
    }

    public void Sold(string day, int orders, long revenue, string currency = "EUR", int fromPosts = 0, long revenueFromPosts = 0) =>
        Sales.Days.Add(new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), currency, orders, revenue, fromPosts, revenueFromPosts));

    public async Task SpentAsync(string at, long micros)
    {
        var when = Local(at);
        var id = await Spending.ReserveAsync(new(UtcMonth.Of(when), when, "gemini-3.5-flash-lite", CallPurpose.Unknown, micros * 2), long.MaxValue, Ct);
        await Spending.SettleAsync(id!.Value, "gemini-3.5-flash-lite", micros);
    }

    /// <summary>Somebody presses a button, or writes, at the time of now.</summary>
    public Task UpdateAsync(UpdateKind kind) => new JournalInbox(Journal, Shop, Clock).StoreAsync(
        [new() { UpdateId = ++_updates, Chat = 111, User = 111, Name = "Robin", Kind = kind }]);

    public DateTimeOffset Local(string at) => LocalTime.First(Shop.Zone, DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

    public static PlatformLine Line(Platform platform, PublicationState state = PublicationState.Published) => new() { Platform = platform, State = state };

    /// <param name="readAt">UTC.</param>
    public static PlatformLine Line(Platform platform, DateTimeOffset readAt, long? reach, long? likes = null, long? saves = null, long? comments = null) => Line(platform) with
    {
        Readings = [new(1, readAt.AddHours(-1), new() { Reach = 1 }), new(24, readAt, new() { Reach = reach, Likes = likes, Saves = saves, Comments = comments })],
    };

    public void Dispose()
    {
        Journal.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Open()
    {
        Journal = new(Options.Create(new JournalOptions { DataDir = _folder.FullName }), Clock);
        Posts = new(Journal, new OutboxBell(), new Device(), Shop, Clock);
        Numbers = new JournalNumbers(Journal);
        Spending = new JournalSpending(Journal, Clock);
    }

    private sealed class Device : IDeviceId
    {
        public string Value => "rig";
    }
}
