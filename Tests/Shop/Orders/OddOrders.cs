using Conversations.Orders;
using Sandbox.Shopify.Orders;

namespace Tests.Shop.Orders;

/// <summary>What the adapter says of each odd order, against lines written by hand.</summary>
public sealed class OddOrders
{
    private const string CanaryName = "Wilhelmina Canary";

    private static readonly BuyerWish Canary = new() { First = "Wilhelmina", Last = "Canary", Email = "wilhelmina.canary@example.net", Phone = "+49 30 555-01-77", Address1 = "Canary Lane 5", Zip = "ZY 10115", City = "Berlin" };

    private static readonly LineWish[] ToteAndSoap = [new() { Price = 34.00m, Quantity = 2 }, new() { Product = null, Title = "Olive soap", Price = 6.90m }];

    /// <summary>€68 and €6.90, shipping €4.90, €5 off: €74.80.</summary>
    private static readonly OrderWish Plain = new() { Number = 1041, Lines = ToteAndSoap, Shipping = 4.90m, Discount = 5m, Buyer = Canary };

    private static readonly Dictionary<string, (OrderWish Wish, Func<ShopOrder, ShopOrder>? Then, string Expected)> Table = new()
    {
        ["plain"] = (Plain, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web"),
        ["null customer"] = (Plain with { Buyer = null }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web"),
        ["guest"] = (Plain with { Guest = true }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web"),
        ["test"] = (Plain with { Test = true }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, test"),
        ["zero lines"] = (Plain with { Lines = [], Shipping = 0, Discount = 0 }, null, "#1041 EUR 0 0 0 paid fulfillment_not_required Processing 0 pieces in 0 lines, 0 by lines, web"),
        ["five hundred lines"] = (Plain with { Lines = [.. Enumerable.Range(1, 500).Select(i => new LineWish { Price = 6.90m, Title = $"Soap {i}" })], Shipping = 0, Discount = 0 }, null,
            "#1041 EUR 345000 345000 0 paid - Processing 500 pieces in 500 lines, 345000 by lines, web"),
        ["seen in dollars"] = (Plain with { Presentment = "USD", Rate = 1.0871m }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web"),
        ["seen in yen"] = (Plain with { Presentment = "JPY", Rate = 163.27m }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web"),
        ["a shop in francs, seen in pounds"] = (Plain with { Currency = "CHF", Presentment = "GBP", Rate = 0.9m }, null, "#1041 CHF 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web"),
        ["yen"] = (Plain with { Currency = "JPY", Lines = [new() { Price = 6400, Quantity = 2 }], Shipping = 0, Discount = 0 }, null, "#1041 JPY 12800 12800 0 paid - Processing 2 pieces in 1 lines, 12800 by lines, web"),
        ["dinar"] = (Plain with { Currency = "KWD", Lines = [new() { Price = 6.172m, Quantity = 2 }], Shipping = 0.001m, Discount = 0 }, null, "#1041 KWD 12345 12345 0 paid - Processing 2 pieces in 1 lines, 12344 by lines, web"),
        ["emoji and right to left"] = (Plain with { Lines = [new() { Title = "תיק פשתן 🌾👜", Price = 1m }], Codes = ["קיץ🌾"], Landing = "/?utm_campaign=" + Uri.EscapeDataString("صيف-٢٠٢٦"), Shipping = 0, Discount = 0 }, null,
            "#1041 EUR 100 100 0 paid - Processing 1 pieces in 1 lines, 100 by lines, web, code קיץ🌾, from - - صيف-٢٠٢٦ - -, first תיק פשתן 🌾👜"),
        ["waits for money"] = (Plain with { Financial = "PENDING" }, null, "#1041 EUR 7480 7480 0 pending - Pending 3 pieces in 2 lines, 7490 by lines, web"),
        ["reserved"] = (Plain with { Financial = "AUTHORIZED" }, null, "#1041 EUR 7480 7480 0 authorized - Pending 3 pieces in 2 lines, 7490 by lines, web"),
        ["reserved for too long"] = (Plain with { Financial = "EXPIRED" }, null, "#1041 EUR 7480 7480 0 expired - Pending 3 pieces in 2 lines, 7490 by lines, web"),
        ["words of another year"] = (Plain with { Financial = "PAID_IN_SHELLS", Fulfilment = "BEAMED", Risk = "PONDER" }, null, "#1041 EUR 7480 7480 0 paid_in_shells beamed Pending 3 pieces in 2 lines, 7490 by lines, web"),
        ["better not sent"] = (Plain with { Risk = "CANCEL" }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, risk"),
        ["better asked about"] = (Plain with { Risk = "INVESTIGATE" }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, risk"),
        ["on hold"] = (Plain with { Lines = [new() { Price = 1, Held = "ON_HOLD" }], Shipping = 0, Discount = 0 }, null, "#1041 EUR 100 100 0 paid - Processing 1 pieces in 1 lines, 100 by lines, web"),
        ["over the counter"] = (Plain with { Source = "pos" }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, pos"),
        ["journey late"] = (Plain with { Landing = "/?utm_source=instagram", JourneyAfter = 600 }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, journey later"),
        ["no journey yet"] = (Plain with { JourneyAfter = -1 }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, journey later"),
        ["two codes"] = (Plain with { Codes = ["FIGS10", "WELCOME"] }, null, "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, code FIGS10,WELCOME"),
        ["last visit from a post"] = (Plain with { FirstLanding = "/?utm_source=google", Landing = "/products/linen-tote?utm_source=instagram&utm_medium=social&utm_campaign=post-7&utm_content=reel&utm_term=linen%20tote" }, null,
            "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, from instagram social post-7 reel linen tote"),
        ["first visit from a post, then direct"] = (Plain with { FirstLanding = "/?utm_source=instagram&utm_campaign=post-7", Landing = "/" }, null,
            "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, from instagram - post-7 - -"),
        ["a newsletter that names its reader"] = (Plain with { Landing = "/?utm_source=letter&utm_content=wilhelmina.canary%40example.net" }, null,
            "#1041 EUR 7480 7480 0 paid - Processing 3 pieces in 2 lines, 7490 by lines, web, from letter - - - -"),
        ["soap refunded"] = (Plain, o => o.Refund(new(Lines: [new(1, 1)]), 1, ShopWithOrders.Now), "#1041 EUR 7480 6790 690 partially_refunded - Processing 2 pieces in 2 lines, 6800 by lines, web"),
        ["all refunded"] = (Plain, o => o.Refund(new(), 1, ShopWithOrders.Now), "#1041 EUR 7480 0 7480 refunded - Refunded 0 pieces in 2 lines, 0 by lines, web"),
        ["cancelled"] = (Plain, o => o.Cancelled(new(), ShopWithOrders.Now), "#1041 EUR 7480 0 7480 refunded - Cancelled 0 pieces in 2 lines, 0 by lines, web"),
        ["a tote taken off"] = (Plain, o => o.Edited(new([new(0, 1)])), "#1041 EUR 7480 4080 0 paid - Processing 2 pieces in 2 lines, 4090 by lines, web"),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_read_as_written_here_one_by_one_and_in_a_list()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var ids = new Dictionary<string, string>();
        foreach (var (name, (wish, then, _)) in Table)
        {
            ids[name] = shop.Order(wish);
            if (then is not null) shop.Change(ids[name], then);
        }
        var found = (await shop.Orders.FindAsync([.. ids.Values], Ct)).ToDictionary(o => o.Id);
        var listed = (await ListAsync(shop.Orders)).ToDictionary(o => o.Id);
        Assert.Equal(Table.ToDictionary(t => t.Key, t => t.Value.Expected), ids.ToDictionary(i => i.Key, i => Line(found[i.Value])));
        Assert.Equal(Table.ToDictionary(t => t.Key, t => t.Value.Expected), ids.ToDictionary(i => i.Key, i => Line(listed[i.Value])));
        Assert.All(found.Values, o => Assert.DoesNotMatch("(?i)canary|wilhelmina|10115|555-01", System.Text.Json.JsonSerializer.Serialize(o)));
        Assert.Contains(shop.Shop.Orders.All, o => o.Buyer?.Name == CanaryName);
        Assert.False(found[ids["zero lines"]].IsToShip);
    }

    [Fact]
    public async Task Numbers_beyond_2_to_the_53rd_keep_every_digit()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        shop.Order(new() { Id = 820982911946154509, Number = 1041, Lines = [new() { Id = 487817672276298554, Product = null }] });
        var order = await shop.ReadAsync("820982911946154509");
        Assert.Equal(("820982911946154509", "487817672276298554", null), (order.Id, order.Lines[0].Id, order.Lines[0].ProductId));
    }

    [Fact]
    public async Task A_line_has_its_price_and_its_product()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var order = await shop.ReadAsync(shop.Order(Plain));
        var tote = shop.Shop.Catalogue.ByHandle("linen-tote")!;
        Assert.Equal([(tote.Title, 2, 3400L, $"{tote.Id}"), ("Olive soap", 1, 690L, null)], order.Lines.Select(l => (l.Title, l.Quantity, l.Price, l.ProductId)));
        Assert.Equal((ShopWithOrders.Now, ShopWithOrders.Now, null), (order.CreatedAt, order.UpdatedAt, order.CancelledAt));
    }

    internal static async Task<List<Order>> ListAsync(IShopOrders orders, DateTimeOffset? since = null)
    {
        var all = new List<Order>();
        string? after = null;
        do
        {
            var page = await orders.ChangedSinceAsync(since ?? ShopWithOrders.Now.AddDays(-1), after, Ct);
            all.AddRange(page.Orders);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    private static string Line(Order o) =>
        $"{o.Name} {o.Currency} {o.Total} {o.CurrentTotal} {o.Refunded} {o.Payment} {o.Fulfilment ?? "-"} {o.Status} {o.Pieces} pieces in {o.Lines.Count} lines, {o.Lines.Sum(l => l.Price * l.Quantity)} by lines, {o.Source}"
        + (o.Test ? ", test" : "") + (o.HighRisk ? ", risk" : "") + (o.DiscountCode is { } code ? $", code {code}" : "")
        + (o.Campaign is { } c ? $", from {c.Source ?? "-"} {c.Medium ?? "-"} {c.Name ?? "-"} {c.Content ?? "-"} {c.Term ?? "-"}" : "")
        + (o.JourneyReady ? "" : ", journey later") + (o.Lines is [{ Title: var title }] && title.Any(char.IsSurrogate) ? $", first {title}" : "");
}
