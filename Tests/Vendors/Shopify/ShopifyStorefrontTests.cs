using System.Net;
using Conversations.Shop;
using static Tests.Vendors.Shopify.ShopifyRig;

namespace Tests.Vendors.Shopify;

public sealed class ShopifyStorefrontTests
{
    private static readonly (string, string) Storefront = ("SHOPIFY_STOREFRONT_URLS", "https://www.acme.com");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shops_hosts_are_those_of_the_settings_and_the_primary_domain()
    {
        await using var rig = New(Storefront);
        rig.Vendor.Answers(503, "").Answers(200, Data("""{"shop":{"primaryDomain":{"host":"Shop.acme.de"}}}"""));
        Assert.Equal(["acme.myshopify.com", "www.acme.com"], (await rig.Get<IShopHosts>().HostsAsync(Ct)).Order());
        Assert.Equal(2, (await rig.Get<IShopHosts>().HostsAsync(Ct)).Count);
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["acme.myshopify.com", "shop.acme.de", "www.acme.com"], (await rig.Get<IShopHosts>().HostsAsync(Ct)).Order());
        await rig.Get<IShopHosts>().HostsAsync(Ct);
        Assert.Equal(2, rig.Vendor.Requests.Count);
    }

    [Fact]
    public async Task A_short_link_is_followed_inside_the_shop()
    {
        await using var rig = Ready();
        rig.Vendor.Answers(Redirect("/a/b")).Answers(Redirect("https://www.acme.com/products/linen-tote?utm_source=x"));
        var target = await rig.Get<IStorefront>().FollowAsync(new("https://www.acme.com/s/x"), Ct);
        Assert.Equal(new LinkTarget.Page(new("https://www.acme.com/products/linen-tote?utm_source=x")), target);
    }

    [Fact]
    public async Task A_redirect_out_of_the_shop_is_told_and_not_followed()
    {
        await using var rig = Ready();
        rig.Vendor.Answers(Redirect("https://evil.example/products/linen-tote"));
        Assert.Equal(new LinkTarget.LeavesTheShop("evil.example"), await rig.Get<IStorefront>().FollowAsync(new("https://www.acme.com/s/x"), Ct));
    }

    [Theory]
    [InlineData("https://bit.ly/x")]
    [InlineData("https://www.acme.com.evil.example/s/x")]
    [InlineData("https://169.254.169.254/latest")]
    public async Task Another_host_is_never_asked(string link)
    {
        await using var rig = Ready();
        Assert.IsType<LinkTarget.LeavesTheShop>(await rig.Get<IStorefront>().FollowAsync(new(link), Ct));
    }

    [Theory]
    [InlineData("http://www.acme.com/s/x")]
    [InlineData("https://www.acme.com:8443/s/x")]
    [InlineData("https://user:pw@www.acme.com/s/x")]
    [InlineData("ftp://www.acme.com/s/x")]
    public async Task Only_plain_https_is_opened(string link)
    {
        await using var rig = Ready();
        Assert.IsType<LinkTarget.Nowhere>(await rig.Get<IStorefront>().FollowAsync(new(link), Ct));
    }

    [Fact]
    public async Task More_than_three_redirects_lead_nowhere()
    {
        await using var rig = Ready();
        for (var i = 0; i < 4; i++) rig.Vendor.Answers(Redirect($"/hop/{i}"));
        Assert.IsType<LinkTarget.Nowhere>(await rig.Get<IStorefront>().FollowAsync(new("https://www.acme.com/s/x"), Ct));
    }

    [Fact]
    public async Task A_dead_link_leads_nowhere_and_a_broken_shop_is_no_dead_link()
    {
        await using var rig = Ready();
        rig.Vendor.Answers(404, "").Answers(503, "");
        Assert.IsType<LinkTarget.Nowhere>(await rig.Get<IStorefront>().FollowAsync(new("https://www.acme.com/s/x"), Ct));
        await Assert.ThrowsAsync<ShopUnavailableException>(() => rig.Get<IStorefront>().FollowAsync(new("https://www.acme.com/s/x"), Ct));
    }

    [Fact]
    public async Task The_shops_own_host_is_reached_where_the_settings_say()
    {
        await using var rig = Ready(("SHOPIFY_API_URL", "http://127.0.0.1:5003"));
        rig.Vendor.Answers(Redirect("/products/a"));
        Assert.Equal(new LinkTarget.Page(new("https://acme.myshopify.com/products/a")), await rig.Get<IStorefront>().FollowAsync(new("https://acme.myshopify.com/s/x"), Ct));
        Assert.Equal("http://127.0.0.1:5003/s/x", rig.Vendor.Requests[^1].Address.AbsoluteUri);
        rig.Vendor.Answers(404, "");
        await rig.Get<IStorefront>().FollowAsync(new("https://www.acme.com/s/y"), Ct);
        Assert.Equal("http://127.0.0.1:5003/s/y", rig.Vendor.Requests[^1].Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_renamed_product_is_found_by_its_redirect()
    {
        await using var rig = Ready();
        rig.Vendor.Answers(200, Data("""{"urlRedirects":{"nodes":[{"path":"/products/old-tote-2","target":"/products/wrong"},{"path":"/products/old-tote","target":"/products/linen-tote"}]}}"""));
        Assert.Equal(new ProductReference.ByHandle("linen-tote"), await rig.Get<IStorefront>().LookUpAsync("/de/products/Old-Tote/", Ct));
        Assert.Contains("path:/products/old-tote", rig.Vendor.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translated_handle_is_found_by_the_page_itself()
    {
        await using var rig = Ready();
        rig.Vendor.Answers(200, Data("""{"urlRedirects":{"nodes":[]}}""")).Answers(200, """{"id":8001,"title":"Leinentasche","handle":"leinentasche","price":3400}""");
        Assert.Equal(new ProductReference.ById(8001), await rig.Get<IStorefront>().LookUpAsync("/de/products/leinentasche.js?variant=1", Ct));
        Assert.Equal("https://acme.myshopify.com/de/products/leinentasche.js", rig.Vendor.Requests[^1].Address.AbsoluteUri);
    }

    [Theory]
    [InlineData(404, "", null)]
    [InlineData(200, "<html>password</html>", typeof(ShopUnavailableException))]
    [InlineData(200, "{}", typeof(ShopUnavailableException))]
    [InlineData(429, "", typeof(ShopUnavailableException))]
    public async Task Only_a_clear_no_means_that_there_is_no_such_page(int status, string body, Type? thrown)
    {
        await using var rig = Ready();
        rig.Vendor.Answers(200, Data("""{"urlRedirects":{"nodes":[]}}""")).Answers(status, body);
        var look = rig.Get<IStorefront>().LookUpAsync("/products/gone", Ct);
        if (thrown is null) Assert.Null(await look);
        else await Assert.ThrowsAsync(thrown, () => look);
    }

    [Theory]
    [InlineData("/products/a%20OR%20path:b")]
    [InlineData("/products/")]
    [InlineData("/collections/all")]
    public async Task What_is_no_product_path_is_not_looked_up(string path)
    {
        await using var rig = Ready();
        Assert.Null(await rig.Get<IStorefront>().LookUpAsync(path, Ct));
    }

    private static Rig Ready(params (string, string)[] settings)
    {
        var rig = New([Storefront, .. settings]);
        rig.Vendor.Answers(200, Data("""{"shop":{"primaryDomain":{"host":"www.acme.com"}}}"""));
        // Learned here, so that each test lays out only its own answers.
        Assert.Equal(2, rig.Get<IShopHosts>().HostsAsync(Ct).AsTask().GetAwaiter().GetResult().Count);
        return rig;
    }

    private static Func<Seen, HttpResponseMessage> Redirect(string target) => _ =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found);
        response.Headers.TryAddWithoutValidation("Location", target);
        return response;
    };
}
