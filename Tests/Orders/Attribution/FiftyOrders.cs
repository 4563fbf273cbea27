using System.Globalization;
using Bot.Health;
using Bot.Journal;
using Conversations.Orders;
using Conversations.Posts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sandbox.Shopify.Orders;
using Tests.Orders.Days;
using Tests.Shop.Orders;
using Tests.Support;

namespace Tests.Orders.Attribution;

/// <summary>Fifty orders of a shop, read through its API, against the hand-made <c>orders.csv</c> and <c>expected.csv</c>: which post each came from, and what it counts.</summary>
public sealed class FiftyOrders : IAsyncLifetime
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-attribution-");
    private ShopWithOrders _shop = null!;
    private JournalFile _journal = null!;
    private JournalPosts _posts = null!;
    private JournalOrders _store = null!;
    private TakeOrders _take = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shop = await ShopWithOrders.OpenAsync();
        _journal = new(Options.Create(new JournalOptions { DataDir = _folder.FullName }), _shop.Time);
        var settings = Shops.In("Europe/Berlin");
        _posts = new(_journal, new OutboxBell(), new Device(), settings, _shop.Time);
        _store = new(_journal, settings, _shop.Time);
        var chat = new ToldOrders(_store, _shop.Time);
        var card = new OrderCard(settings, _shop.Time);
        var cards = new OrderCards(_store, new JournalShippings(_journal, _shop.Time), _shop.Orders, new FreshOrder(_shop.Orders, _store), card, chat, chat);
        _take = new(_store, new AttributeOrder(_posts), new CountSales(_store, _posts, _shop.Time), cards, _shop.Time, NullLogger<TakeOrders>.Instance);
        foreach (var (live, text) in new (string?, string)[]
                 {
                     ("d0 09", "A bag for the market."), ("d0 12", "Ten per cent off with HARBOUR10, until Sunday."), (null, "Not out yet, HARBOUR10."),
                     ("d5 09", "For the bread."), ("d2 12", "Once more: harbour10!"), ("d1 09", "Take SPRING-5 along."),
                 }) await WriteAsync(live, text);
    }

    [Fact]
    public async Task Each_order_is_traced_to_its_post_and_every_sum_is_exact()
    {
        var rows = Read("orders.csv").Select(r => new Row(r)).ToList();
        var ids = rows.ToDictionary(r => r.Number, r => _shop.Order(r.Wish));
        await TakeChangedAsync();

        _shop.Advance(TimeSpan.FromHours(1));
        await _take.TakeAsync(await _shop.Orders.FindAsync([.. rows.Where(r => r.Journey == "late").Select(r => ids[r.Number])], Ct), Ct);
        foreach (var row in rows) row.Change(ids[row.Number], _shop);
        _shop.Advance(TimeSpan.FromHours(1));
        await TakeChangedAsync();

        foreach (var row in rows)
        {
            var order = await _store.FindAsync(ids[row.Number], Ct);
            Assert.Equal((row.Number, row.Post, row.Revenue), (row.Number, order!.PostId, order.Revenue));
        }
        var sums = new List<(string, string, int, long)>();
        for (var post = 1; post <= 6; post++)
        {
            var sales = await _store.OfPostAsync(post, Ct);
            sums.AddRange(sales.Select(s => ($"{post}", s.Currency, s.Orders, s.Revenue)));
            Assert.Equal(sales, (await _posts.FindAsync(new(post), Ct))!.Sales ?? []);
        }
        var days = await _store.DaysAsync(new(2026, 11, 1), new(2026, 12, 1), Ct);
        sums.AddRange(days.GroupBy(d => d.Currency).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => ("all", c.Key, c.Sum(d => d.Orders), c.Sum(d => d.Revenue))));
        Assert.Equal(Read("expected.csv").Select(e => (e["post"], e["currency"], int.Parse(e["orders"], CultureInfo.InvariantCulture), long.Parse(e["revenue"], CultureInfo.InvariantCulture))), sums);
        Assert.Equal(sums.Where(s => s.Item1 != "all").Sum(s => s.Item3), days.Sum(d => d.FromPosts));
    }

    public async ValueTask DisposeAsync()
    {
        _take.Dispose();
        _journal.Dispose();
        await _shop.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task TakeChangedAsync()
    {
        for (string? next = null; ;)
        {
            var page = await _shop.Orders.ChangedSinceAsync(Midnight, next, Ct);
            await _take.TakeAsync(page.Orders, Ct);
            if ((next = page.Next) is null) return;
        }
    }

    private Task<Post> WriteAsync(string? live, string text) => _posts.CreateAsync(new()
    {
        Id = default, Revision = 1, Stage = live is null ? PostStage.Scheduled : PostStage.Published, Chat = new(1), CreatedAt = Midnight, Platforms = [Platform.Facebook],
        PublishedAt = live is null ? null : At(live), DueAt = live is null ? Midnight.AddDays(30) : null,
        Content = new() { Text = text, AltText = "", Picture = new("https://pictures.example/a.jpg"), PictureHash = "" },
        Product = new() { Id = "gid://shopify/Product/1", Handle = "tote", Title = "Tote", Description = "", Visibility = Conversations.Shop.ProductVisibility.Visible, Price = new(34, "EUR"), HighestPrice = new(34, "EUR"), ForSale = true },
    }, text, Ct);

    /// <param name="text"><c>d2 15</c>: the third day, 15:00 UTC.</param>
    private static DateTimeOffset At(string text) => Midnight.AddDays(text[1] - '0').AddHours(int.Parse(text[3..], CultureInfo.InvariantCulture));

    private static IEnumerable<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "Tests", "Orders", "Attribution", file)).Where(l => !l.StartsWith('#')).Select(l => l.Split(';')).ToList();
        return lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second));
    }

    private sealed class Row(Dictionary<string, string> of)
    {
        public int Number { get; } = int.Parse(of["order"], CultureInfo.InvariantCulture);

        public string Journey { get; } = of["journey"];

        public long? Post { get; } = of["post"].Length == 0 ? null : long.Parse(of["post"], CultureInfo.InvariantCulture);

        public long Revenue { get; } = long.Parse(of["revenue"], CultureInfo.InvariantCulture);

        public OrderWish Wish => new()
        {
            Number = 1000 + Number, Currency = of["currency"], Ago = (ShopWithOrders.Now - At(of["at"])).TotalSeconds, Test = of["test"].Length > 0, Codes = of["code"].Split(',', StringSplitOptions.RemoveEmptyEntries),
            Lines = [new() { Product = null, Title = "Something", Price = Amount("total") }], JourneyAfter = Journey switch { "ready" => 0, "late" => 3_000, _ => -1 },
            Landing = of["way"].Split('/') is [var source, var medium, var campaign] ? $"/products/linen-tote?utm_source={source}&utm_medium={medium}&utm_campaign={campaign}" : "/products/linen-tote",
        };

        public void Change(string id, ShopWithOrders shop)
        {
            if (of["edited"].Length > 0) shop.Change(id, o => o with { CurrentTotal = Amount("edited") });
            if (of["refunded"].Length > 0) shop.Change(id, o => o.Refund(new(Amount("refunded")), o.Id + 1, shop.Time.GetUtcNow()));
            if (of["cancelled"].Length > 0) shop.Change(id, o => o.Cancelled(new(), shop.Time.GetUtcNow()));
        }

        private decimal Amount(string column) => Conversations.Shop.MinorUnits.ToMoney(long.Parse(of[column], CultureInfo.InvariantCulture), of["currency"]).Amount;
    }

    private sealed class Device : IDeviceId
    {
        public string Value => "device";
    }
}
