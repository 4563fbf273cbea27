using System.Text.Json;
using Bot.Health;
using Conversations.Shop;
using static Tests.Vendors.Shopify.ShopifyRig;

namespace Tests.Vendors.Shopify;

public sealed class ShopifyCatalogTests
{
    private static readonly ProductReference Tote = new ProductReference.ByHandle("linen-tote");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_comes_in_our_words()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, ByHandle(Product()), ("X-Shopify-API-Version", "2026-10"));

        var product = await rig.Get<IProductCatalog>().FindAsync(Tote, Ct);

        Assert.NotNull(product);
        Assert.Equal("gid://shopify/Product/8001", product.Id);
        Assert.Equal("Linen tote <sand>", product.Title);
        Assert.Equal("Undyed & wide.\nOne\nTwo", product.Description);
        Assert.Equal(ProductVisibility.Visible, product.Visibility);
        Assert.Equal((new Money(34m, "EUR"), new Money(39.5m, "EUR"), new Money(40m, "EUR")), (product.Price, product.HighestPrice, product.WasPrice!.Value));
        Assert.Equal((12, true), (product.Stock, product.ForSale));
        Assert.Equal(("Acme", null), (product.Vendor, product.Type));
        Assert.Equal(["S", "M"], product.Options["Size"]);
        Assert.Equal(("https://cdn.shopify.com/s/files/1/tote.jpg?width=1440", "Bag on a hook"), (product.Picture!.AbsoluteUri, product.PictureAlt));
    }

    [Fact]
    public async Task Further_pictures_keep_the_shops_order_and_the_first_is_not_among_them()
    {
        await using var rig = New();
        const string first = """{"alt":"","image":{"url":"https://cdn.shopify.com/s/files/1/b.jpg","altText":"B"}}""";
        var product = Product().Replace("\"featuredMedia\":{\"alt\":\"a video\"}", $"\"featuredMedia\":{first}", StringComparison.Ordinal)
            .Replace("\"altText\":null}}]", $"\"altText\":null}}}},{first},{{\"alt\":\"\",\"image\":{{\"url\":\"https://cdn.shopify.com/s/files/1/c.jpg\",\"altText\":null}}}}]", StringComparison.Ordinal);
        rig.Vendor.Answers(200, ByHandle(product)).Answers(200, ByHandle(Product()));
        var found = (await rig.Get<IProductCatalog>().FindAsync(Tote, Ct))!;
        Assert.Equal("https://cdn.shopify.com/s/files/1/b.jpg", found.Picture!.AbsoluteUri);
        Assert.Equal([("https://cdn.shopify.com/s/files/1/tote.jpg?width=1440", "Bag on a hook"), ("https://cdn.shopify.com/s/files/1/c.jpg", null)], found.MorePictures!.Select(p => (p.Address.AbsoluteUri, p.Alt)));
        Assert.Null((await rig.Get<IProductCatalog>().FindAsync(Tote, Ct))!.MorePictures);
    }

    [Fact]
    public async Task The_request_is_the_documented_one()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, ByHandle("null"));
        await rig.Get<IProductCatalog>().FindAsync(Tote, Ct);

        var request = Assert.Single(rig.Vendor.Requests);
        Assert.Equal("POST https://acme.myshopify.com/admin/api/2026-10/graphql.json", $"{request.Method} {request.Address}");
        Assert.Equal("shpat_long", request.Headers["X-Shopify-Access-Token"]);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("linen-tote", body.RootElement.GetProperty("variables").GetProperty("handle").GetString());
        Assert.Contains("preferredContentType: JPG", body.RootElement.GetProperty("query").GetString(), StringComparison.Ordinal);
        Assert.Equal(("shopify", "POST graphql.json", 200), rig.Calls.All.Select(c => (c.Api, c.Endpoint, c.Status)).Single());
    }

    [Theory]
    [InlineData("ACTIVE", "null", ProductVisibility.NotInStore)]
    [InlineData("ACTIVE", "\"https://a.com/products/a\"", ProductVisibility.Visible)]
    [InlineData("UNLISTED", "\"https://a.com/products/a\"", ProductVisibility.Unlisted)]
    [InlineData("DRAFT", "null", ProductVisibility.Draft)]
    [InlineData("ARCHIVED", "null", ProductVisibility.Archived)]
    [InlineData("SOMETHING_NEW", "\"https://a.com/products/a\"", ProductVisibility.NotInStore)]
    public async Task Visibility_is_more_than_the_status(string status, string page, ProductVisibility visibility)
    {
        await using var rig = New();
        rig.Vendor.Answers(200, ByHandle(Product(status, page)));
        Assert.Equal(visibility, (await rig.Get<IProductCatalog>().FindAsync(Tote, Ct))!.Visibility);
    }

    [Theory]
    [InlineData("""{"price":"34.00","compareAtPrice":"34.00","availableForSale":true}""", null)]
    [InlineData("""{"price":"34.00","compareAtPrice":null,"availableForSale":true}""", null)]
    [InlineData("""{"price":"34.00","compareAtPrice":"45.00","availableForSale":true},{"price":"34.00","compareAtPrice":"40.00","availableForSale":true}""", 40)]
    [InlineData("""{"price":"34.00","compareAtPrice":"45.00","availableForSale":true},{"price":"34.00","compareAtPrice":null,"availableForSale":true}""", null)]
    [InlineData("""{"price":"34.00","compareAtPrice":null,"availableForSale":true},{"price":"39.50","compareAtPrice":"60.00","availableForSale":true}""", null)]
    public async Task A_reduction_is_claimed_only_where_every_cheapest_variant_has_one(string variants, int? was)
    {
        await using var rig = New();
        rig.Vendor.Answers(200, ByHandle(Product(variants: variants)));
        Assert.Equal(was, (int?)(await rig.Get<IProductCatalog>().FindAsync(Tote, Ct))!.WasPrice?.Amount);
    }

    [Theory]
    [InlineData(true, 0, 0)]
    [InlineData(true, -3, 0)]
    [InlineData(false, 0, null)]
    public async Task Stock_is_told_only_where_it_is_counted(bool tracked, int stock, int? told)
    {
        await using var rig = New();
        rig.Vendor.Answers(200, ByHandle(Product(tracked: tracked, stock: stock)));
        Assert.Equal(told, (await rig.Get<IProductCatalog>().FindAsync(Tote, Ct))!.Stock);
    }

    [Fact]
    public async Task Numbers_and_variants_lead_to_products_too()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, Data($$"""{"product":{{Product()}}}""")).Answers(200, Data($$$"""{"productVariant":{"product":{{{Product()}}}}}""")).Answers(200, Data("""{"productVariant":null}"""));
        Assert.NotNull(await rig.Get<IProductCatalog>().FindAsync(new ProductReference.ById(8001), Ct));
        Assert.NotNull(await rig.Get<IProductCatalog>().FindAsync(new ProductReference.ByVariant(9001), Ct));
        Assert.Null(await rig.Get<IProductCatalog>().FindAsync(new ProductReference.ByVariant(9002), Ct));
        Assert.Contains("gid://shopify/ProductVariant/9001", rig.Vendor.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_turned_page_by_page_and_only_when_asked()
    {
        await using var rig = New();
        const string nodes = """{"nodes":[{"id":"gid://shopify/Product/8001","createdAt":"2026-11-01T09:00:00Z","status":"ACTIVE","onlineStoreUrl":"https://a.com/p","totalInventory":-2,"tracksInventory":true,"featuredMedia":null}],"pageInfo":{"hasNextPage":true,"endCursor":"c1"}}""";
        rig.Vendor.Answers(200, Data("""{"products":""" + nodes + "}")).Answers(200, Data("""{"products":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}"""));
        var first = await rig.Get<IProductCatalog>().ListAsync(ProductOrder.Newest, null, Ct);
        Assert.Equal(new ListedProduct { Id = "gid://shopify/Product/8001", CreatedAt = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), Visibility = ProductVisibility.Visible, Stock = 0, HasPicture = false }, Assert.Single(first.Products));
        Assert.Null((await rig.Get<IProductCatalog>().ListAsync(ProductOrder.Newest, first.Next, Ct)).Next);
        Assert.DoesNotContain("after\":", rig.Vendor.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"after\":\"c1\"", rig.Vendor.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Best_sellers_are_those_of_the_largest_collection()
    {
        await using var rig = New();
        const string page = """{"collection":{"title":"All","products":{"nodes":[],"pageInfo":{"hasNextPage":true,"endCursor":"c1"}}}}""";
        rig.Vendor.Answers(200, Data("""{"collections":{"nodes":[{"id":"gid://shopify/Collection/1","productsCount":{"count":3}},{"id":"gid://shopify/Collection/2","productsCount":{"count":30}}]}}"""))
            .Answers(200, Data(page)).Answers(200, Data(page)).Answers(200, Data("""{"collections":{"nodes":[]}}"""));
        var first = await rig.Get<IProductCatalog>().ListAsync(ProductOrder.BestSelling, null, Ct);
        Assert.Equal("All", first.Collection);
        await rig.Get<IProductCatalog>().ListAsync(ProductOrder.BestSelling, first.Next, Ct);
        Assert.Contains("Collection/2", rig.Vendor.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("\"after\":\"c1\"", rig.Vendor.Requests[2].Body, StringComparison.Ordinal);
        Assert.Empty((await rig.Get<IProductCatalog>().ListAsync(ProductOrder.BestSelling, null, Ct)).Products); // a shop without collections
        Assert.True(rig.Vendor.IsDone);
    }

    [Theory]
    [InlineData(401, "", true)]
    [InlineData(402, "", true)]
    [InlineData(403, "", true)]
    [InlineData(404, "<html>", true)]
    [InlineData(423, "", true)]
    [InlineData(500, "", false)]
    [InlineData(503, "<html>", false)]
    [InlineData(200, "<html>", false)]
    [InlineData(200, "{}", false)]
    [InlineData(200, """{"data":null}""", false)]
    [InlineData(200, """{"data":{"productByIdentifier":{"id":"x"}}}""", false)]
    [InlineData(200, """{"data":null,"errors":[{"message":"m","extensions":{"code":"ACCESS_DENIED"}}]}""", true)]
    [InlineData(200, """{"data":{"productByIdentifier":null},"errors":[{"message":"m","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""", false)]
    [InlineData(200, """{"errors":[{"message":"m"}]}""", false)]
    public async Task No_answer_is_never_taken_for_no_product(int status, string body, bool needsOwner)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        var trouble = await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IProductCatalog>().FindAsync(Tote, Ct));
        Assert.Equal(needsOwner, trouble.NeedsOwner);
        Assert.True(rig.Vendor.IsDone);
    }

    [Fact]
    public async Task Being_throttled_for_a_moment_is_waited_out()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, Throttled).Answers(200, ByHandle(Product()));
        var start = rig.Time.GetUtcNow();
        Assert.NotNull(await rig.Finish(rig.Get<IProductCatalog>().FindAsync(Tote, Ct)));
        Assert.True(rig.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(2), "252 points asked, 52 there, 100 a second: two seconds");
    }

    [Theory]
    [InlineData(429, "", "60")]
    [InlineData(200, """{"errors":[{"extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{"requestedQueryCost":900,"throttleStatus":{"maximumAvailable":1000,"currentlyAvailable":0,"restoreRate":50}}}}""", "")]
    public async Task Being_throttled_for_longer_is_told(int status, string body, string retryAfter)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body, ("Retry-After", retryAfter));
        await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IProductCatalog>().FindAsync(Tote, Ct));
        Assert.Equal(VendorCondition.Failing, rig.Health.Of("shopify").Condition);
    }

    [Fact]
    public async Task A_day_token_is_fetched_once_and_again_before_it_ends()
    {
        await using var rig = WithClientCredentials();
        rig.Vendor.Answers(200, Token).Answers(200, ByHandle("null")).Answers(200, ByHandle("null"));
        await rig.Get<IProductCatalog>().FindAsync(Tote, Ct);
        await rig.Get<IProductCatalog>().FindAsync(Tote, Ct);
        Assert.Equal("""{"grant_type":"client_credentials","client_id":"id","client_secret":"secret"}""", rig.Vendor.Requests[0].Body);
        Assert.Equal("shpat_short", rig.Vendor.Requests[2].Headers["X-Shopify-Access-Token"]);

        rig.Time.Advance(TimeSpan.FromHours(23.6));
        rig.Vendor.Answers(200, Token).Answers(200, ByHandle("null"));
        await rig.Get<IProductCatalog>().FindAsync(Tote, Ct);
        Assert.True(rig.Vendor.IsDone);
    }

    [Fact]
    public async Task A_refused_day_token_is_renewed_once()
    {
        await using var rig = WithClientCredentials();
        rig.Vendor.Answers(200, Token).Answers(401, "").Answers(200, Token).Answers(200, ByHandle("null"));
        Assert.Null(await rig.Get<IProductCatalog>().FindAsync(Tote, Ct));
        rig.Vendor.Answers(401, "").Answers(200, Token).Answers(401, "");
        Assert.True((await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IProductCatalog>().FindAsync(Tote, Ct))).NeedsOwner);
        Assert.True(rig.Vendor.IsDone);
    }

    [Fact]
    public async Task Refused_client_credentials_need_the_owner()
    {
        await using var rig = WithClientCredentials();
        rig.Vendor.Answers(400, """{"error":"invalid_client"}""");
        Assert.True((await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IProductCatalog>().FindAsync(Tote, Ct))).NeedsOwner);
    }

    [Fact]
    public async Task Failing_since_does_not_move_while_refusals_come_with_status_200()
    {
        await using var rig = New();
        const string denied = """{"errors":[{"message":"m","extensions":{"code":"ACCESS_DENIED"}}]}""";
        rig.Vendor.Answers(200, denied).Answers(200, denied).Answers(200, ByHandle("null"));
        var start = rig.Time.GetUtcNow();
        await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IProductCatalog>().FindAsync(Tote, Ct));
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IProductCatalog>().FindAsync(Tote, Ct));
        Assert.Equal(start, rig.Health.Of("shopify").FailingSince);
        await rig.Get<IProductCatalog>().FindAsync(Tote, Ct);
        Assert.Equal(VendorCondition.On, rig.Health.Of("shopify").Condition);
    }

    [Fact]
    public async Task Without_settings_nothing_is_sent()
    {
        await using var rig = New(("SHOPIFY_SHOP", ""), ("SHOPIFY_ACCESS_TOKEN", ""));
        await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IProductCatalog>().FindAsync(Tote, Ct));
        Assert.Empty(await rig.Get<IShopHosts>().HostsAsync(Ct));
    }
}
