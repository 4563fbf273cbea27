using Bot.Shopify;
using Conversations.Shop;
using Sandbox.Shopify.Orders;

namespace Tests.Shop.Orders;

/// <summary>What is found, and what is kept back.</summary>
public sealed class ReadOrders
{
    private static readonly BuyerWish Canary = new() { First = "Wilhelmina", Last = "Canary", Email = "wilhelmina.canary@example.net", Address1 = "Canary Lane 5", Zip = "ZY 10115", City = "Berlin" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_changed_since_comes_once_each_by_the_time_of_the_change()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var ids = Enumerable.Range(0, 60).Select(i => shop.Order(new() { Ago = 6_000 - i * 60 })).ToList();
        var read = await OddOrders.ListAsync(shop.Orders, ShopWithOrders.Now.AddSeconds(-6_000 + 5 * 60).AddMilliseconds(700));
        Assert.Equal(ids[5..], read.Select(o => o.Id));
    }

    [Fact]
    public async Task One_that_changes_while_pages_are_turned_takes_none_of_the_others_with_it()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var ids = Enumerable.Range(0, 40).Select(i => shop.Order(new() { Ago = 6_000 - i * 60 })).ToList();
        var since = ShopWithOrders.Now.AddHours(-2);
        var first = await shop.Orders.ChangedSinceAsync(since, null, Ct);
        shop.Change(first.Orders[^1].Id, o => o.Cancelled(new(), ShopWithOrders.Now));
        var second = await shop.Orders.ChangedSinceAsync(since, first.Next, Ct);
        Assert.Equal([.. ids.Except(first.Orders.Select(o => o.Id)), first.Orders[^1].Id], second.Orders.Select(o => o.Id));
    }

    [Fact]
    public async Task By_number_it_is_there_before_a_search_finds_it_and_only_within_sixty_days()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        shop.Shop.Access.SearchLag = TimeSpan.FromSeconds(5);
        var fresh = shop.Order(new());
        var old = shop.Order(new() { Ago = TimeSpan.FromDays(61).TotalSeconds });
        Assert.Empty(await OddOrders.ListAsync(shop.Orders));
        Assert.Equal([fresh], (await shop.Orders.FindAsync([old, fresh, "1"], Ct)).Select(o => o.Id));
        shop.Shop.Scopes = [.. shop.Shop.Scopes, "read_all_orders"];
        Assert.Equal([old, fresh], (await shop.Orders.FindAsync([old, fresh], Ct)).Select(o => o.Id));
    }

    [Fact]
    public async Task Fifty_are_found_by_their_numbers()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var ids = Enumerable.Range(0, 50).Select(_ => shop.Order(new())).ToList();
        Assert.Equal(ids, (await shop.Orders.FindAsync(ids, Ct)).Select(o => o.Id));
    }

    [Fact]
    public async Task A_list_longer_than_the_bucket_is_deep_waits_until_it_is_let_in()
    {
        await using var shop = await ShopWithOrders.OpenAsync(points: 2_000);
        for (var i = 0; i < 200; i++) shop.Order(new() { Ago = 200 - i });
        var read = OddOrders.ListAsync(shop.Orders);
        while (!read.IsCompleted)
        {
            shop.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(2, Ct);
        }
        Assert.Equal(200, (await read).Select(o => o.Id).Distinct().Count());
        Assert.True(shop.Requests > 8, "the shop has let in everything at once");
    }

    [Fact]
    public async Task A_journey_that_comes_late_is_there_when_one_looks_again()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Landing = "/?utm_source=instagram&utm_campaign=post-7", JourneyAfter = 600 });
        var before = await shop.ReadAsync(id);
        Assert.Equal((null, false), (before.Campaign, before.JourneyReady));
        shop.Time.Advance(TimeSpan.FromSeconds(601));
        var after = await shop.ReadAsync(id);
        Assert.Equal(("post-7", true, before.UpdatedAt), (after.Campaign?.Name, after.JourneyReady, after.UpdatedAt));
    }

    [Theory]
    [InlineData("open", "Wilhelmina Canary\nCanary Lane 5\nZY 10115 Berlin\nDE")]
    [InlineData("null", null)]
    [InlineData("refused", null)]
    public async Task The_address_is_told_where_the_shops_plan_lets_it(string customers, string? told)
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new() { Buyer = Canary });
        shop.Shop.Access.Customers = customers;
        Assert.Equal(told, await shop.Orders.AddressAsync(id, Ct));
        Assert.Equal(id, (await shop.ReadAsync(id)).Id);
    }

    [Fact]
    public async Task Without_the_scope_nothing_is_none_and_the_owner_is_needed()
    {
        await using var shop = await ShopWithOrders.OpenAsync();
        var id = shop.Order(new());
        shop.Shop.Scopes = ["read_products"];
        Assert.True((await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.Orders.ChangedSinceAsync(ShopWithOrders.Now, null, Ct))).NeedsOwner);
        Assert.True((await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.Orders.FindAsync([id], Ct))).NeedsOwner);
        Assert.True((await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.Orders.AddressAsync(id, Ct))).NeedsOwner);
        shop.Shop.Scopes = ["read_orders"];
        Assert.True((await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.Orders.ParcelsAsync(id, Ct))).NeedsOwner);
    }

    [Fact]
    public void No_query_but_the_one_for_the_address_names_the_customer()
    {
        var queries = typeof(OrderQueries).GetFields().Where(f => f.FieldType == typeof(string)).ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!);
        Assert.Equal(9, queries.Count);
        Assert.Equal([nameof(OrderQueries.Address)], queries.Where(q => System.Text.RegularExpressions.Regex.IsMatch(
            q.Value.Replace("customerJourneySummary", "", StringComparison.Ordinal).Replace("CustomerVisit", "", StringComparison.Ordinal), "(?i)customer|address|e?mail|phone|firstName|lastName|destination|note|landingPage|referrer")).Select(q => q.Key));
    }
}
