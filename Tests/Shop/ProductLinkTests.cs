using Conversations.Shop;

namespace Tests.Shop;

public sealed class ProductLinkTests
{
    private static readonly HashSet<string> Hosts = ["acme.myshopify.com", "www.acme.com", "xn--mller-kva.example"];

    [Theory]
    [InlineData("https://www.acme.com/products/Mug", "mug")]
    [InlineData("www.acme.com/products/mug", "mug")]
    [InlineData("https://www.acme.com/en/products/mug.json?x=1#y", "mug")]
    [InlineData("https://www.acme.com/zh-hans/collections/all/products/mug/", "mug")]
    [InlineData("https://www.acme.com/products/%E6%9D%AF", "杯")]
    [InlineData("https://www.acme.com/products/mug.oembed", "mug")]
    [InlineData("https://müller.example/products/becher", "becher")]
    public void A_handle_is_read_from_the_path(string link, string handle) =>
        Assert.Equal(new ProductReference.ByHandle(handle), Assert.IsType<LinkReading.ProductLink>(ProductLinks.Read(link, Hosts)).Reference);

    [Fact]
    public void A_number_is_read_from_variants_and_admin_links()
    {
        Assert.Equal(new ProductReference.ByVariant(42), Product("https://www.acme.com/products/mug?variant=42"));
        Assert.Equal(new ProductReference.ById(7), Product("https://acme.myshopify.com/admin/products/7"));
        Assert.Equal(new ProductReference.ById(9_007_199_254_740_993), Product("https://admin.shopify.com/store/acme/products/9007199254740993?x"));
    }

    [Theory]
    [InlineData("https://www.acme.com/s/abc")]
    [InlineData("https://www.acme.com/products/")]
    [InlineData("https://www.acme.com/blogs/news/products/mug")]
    public void A_page_of_ours_that_names_no_product_may_lead_to_one(string link) => Assert.IsType<LinkReading.MayLead>(ProductLinks.Read(link, Hosts));

    [Theory]
    [InlineData("https://acme.myshopify.com/admin/products/0")]
    [InlineData("https://acme.myshopify.com/admin/products/abc")]
    [InlineData("https://admin.shopify.com/store/acme/orders/7")]
    public void A_back_office_page_that_is_no_product_is_not_asked(string link) => Assert.IsType<LinkReading.OtherAdminPage>(ProductLinks.Read(link, Hosts));

    [Theory]
    [InlineData("https://acme.com.evil.example/products/mug")]
    [InlineData("https://www.acme.com@evil.example/products/mug")]
    [InlineData("https://evil.example/https://www.acme.com/products/mug")]
    [InlineData("https://admin.shopify.com/store/other/products/7")]
    [InlineData("https://admin.shopify.com/")]
    [InlineData("http://127.0.0.1/products/mug")]
    [InlineData("https://[::1]/products/mug")]
    [InlineData("https://ｗｗｗ.acme.com.example/products/mug")]
    public void X4_another_host_is_never_ours(string link) => Assert.IsType<LinkReading.OtherHost>(ProductLinks.Read(link, Hosts));

    [Theory]
    [InlineData("ftp://www.acme.com/products/mug")]
    [InlineData("javascript://www.acme.com/%0aalert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("https://a:b@www.acme.com/products/mug")]
    [InlineData("")]
    public void What_is_no_web_address_is_unreadable(string link) => Assert.IsType<LinkReading.Unreadable>(ProductLinks.Read(link, Hosts));

    [Fact]
    public void A_preview_link_carries_a_key_and_no_product() =>
        Assert.IsType<LinkReading.Preview>(ProductLinks.Read("https://www.acme.com/products_preview?preview_key=k", Hosts));

    private static ProductReference Product(string link) => Assert.IsType<LinkReading.ProductLink>(ProductLinks.Read(link, Hosts)).Reference;
}
