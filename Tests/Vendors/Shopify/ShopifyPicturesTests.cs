using Bot.Shopify;
using Conversations.Shop;
using static Tests.Vendors.Shopify.ShopifyRig;

namespace Tests.Vendors.Shopify;

public sealed class ShopifyPicturesTests
{
    private static readonly Uri Picture = new("https://cdn.shopify.com/s/files/1/tote.jpg");
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_there_is_loaded_whatever_it_is()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, "GIF89a");
        Assert.Equal("GIF89a"u8.ToArray(), await rig.Get<IPictureSource>().LoadAsync(Picture, Ct));
        rig.Vendor.AnswersBytes(200, Jpeg);
        Assert.Equal(Jpeg, await rig.Get<IPictureSource>().LoadAsync(Picture, Ct));
        Assert.Empty(rig.Calls.All);
    }

    [Theory]
    [InlineData(200, "", "is empty")]
    [InlineData(404, "", "gone")]
    [InlineData(302, "", "did not hand out")]
    [InlineData(500, "", "did not hand out")]
    public async Task What_cannot_be_used_has_its_sentence(int status, string body, string sentence)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        var trouble = await Assert.ThrowsAsync<PictureUnavailableException>(() => rig.Get<IPictureSource>().LoadAsync(Picture, Ct));
        Assert.Contains(sentence, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_over_8_MiB_is_not_read_to_the_end()
    {
        await using var rig = New();
        rig.Vendor.AnswersBytes(200, new byte[ShopifyPictures.MostBytes + 1]);
        var trouble = await Assert.ThrowsAsync<PictureUnavailableException>(() => rig.Get<IPictureSource>().LoadAsync(Picture, Ct));
        Assert.Contains("8 MiB", trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://cdn.shopify.com/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://cdn.shopify.com:22/a.jpg")]
    [InlineData("http://127.0.0.1:5004/a.jpg")]
    public async Task Other_addresses_are_not_opened(string address)
    {
        await using var rig = New(("SHOPIFY_API_URL", "http://127.0.0.1:5003"));
        await Assert.ThrowsAsync<PictureUnavailableException>(() => rig.Get<IPictureSource>().LoadAsync(new(address), Ct));
    }

    [Fact]
    public async Task The_configured_origin_is_opened_and_a_private_address_behind_a_public_name_is_not()
    {
        await using var local = new Loopback(_ => [.. Loopback.Raw("HTTP/1.1 200 OK\nContent-Type: image/webp\nContent-Length: 7\n\n"), .. Jpeg]);
        await using var rig = new Rig(services => services.AddShopify(), new Dictionary<string, string?>
        {
            ["SHOPIFY_SHOP"] = "acme.myshopify.com",
            ["SHOPIFY_ACCESS_TOKEN"] = "a",
            ["SHOPIFY_API_URL"] = local.Address.AbsoluteUri,
        });
        Assert.Equal(Jpeg, await rig.Get<IPictureSource>().LoadAsync(new(local.Address, "/a.jpg"), Ct));
        var trouble = await Assert.ThrowsAsync<PictureUnavailableException>(() => rig.Get<IPictureSource>().LoadAsync(new("https://localhost/a.jpg"), Ct));
        Assert.Contains("may not open", trouble.Message, StringComparison.Ordinal);
    }
}
