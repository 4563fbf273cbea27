using Conversations.Orders;
using Tests.Vendors.Shopify;

namespace Tests.Shop.Orders;

/// <summary>Answers to a request to ship as they can come in words; only a whole yes is a yes, and only a refusal at the door is a no.</summary>
public sealed class ShipAnswers
{
    private static readonly Parcel Parcel = new("1", "Workshop", [new("2", "Tote", 1)], true);

    [Theory]
    [InlineData("""{"data":{"fulfillmentCreate":{"fulfillment":{"id":"gid://shopify/Fulfillment/9"},"userErrors":[]}}}""", ShipResult.Done, null)]
    [InlineData("""{"data":{"fulfillmentCreate":{"fulfillment":null,"userErrors":[{"message":"No."},{"message":"Never."}]}}}""", ShipResult.NotDone, "No. Never.")]
    [InlineData("""{"data":{"fulfillmentCreate":{"fulfillment":null,"userErrors":[]}}}""", ShipResult.Unknown, "Shopify did not confirm. Its answer cannot be read.")]
    [InlineData("""{"data":{"fulfillmentCreate":{"userErrors":[]}}}""", ShipResult.Unknown, "Shopify did not confirm. Its answer cannot be read.")]
    [InlineData("""{"data":{"fulfillmentCreate":null}}""", ShipResult.Unknown, "Shopify did not confirm. Its answer cannot be read.")]
    [InlineData("""{"data":null}""", ShipResult.Unknown, "Shopify did not confirm. Its answer cannot be read.")]
    [InlineData("null", ShipResult.Unknown, "Shopify did not confirm. Its answer cannot be read.")]
    [InlineData("""{"data":{"fulfillmentCreate":{"fulfillment":{"id":"gid:""", ShipResult.Unknown, "Shopify did not confirm. Its answer cannot be read.")]
    [InlineData("<html>Bad gateway</html>", ShipResult.Unknown, "Shopify did not confirm. Its answer cannot be read.")]
    [InlineData("""{"errors":[{"message":"Internal","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""", ShipResult.Unknown, "Shopify did not confirm. It answered with an error (INTERNAL_SERVER_ERROR).")]
    [InlineData("""{"errors":[{"message":"Denied","path":["fulfillmentCreate","fulfillment","id"],"extensions":{"code":"ACCESS_DENIED"}}],"data":{"fulfillmentCreate":{"fulfillment":null,"userErrors":[]}}}""", ShipResult.Unknown, "Shopify did not confirm. It answered with an error (ACCESS_DENIED).")]
    [InlineData("""{"errors":[{"message":"Denied","path":["fulfillmentCreate"],"extensions":{"code":"ACCESS_DENIED"}}],"data":{"fulfillmentCreate":null}}""", ShipResult.NotDone, "Shopify's app lacks the scope write_merchant_managed_fulfillment_orders: add it in the app's configuration and install it again.")]
    public async Task It_is_taken_for_what_it_is(string body, ShipResult result, string? reason)
    {
        await using var rig = ShopifyRig.New();
        rig.Vendor.Answers(200, body);
        Assert.Equal(new ShipAnswer(result, reason), await rig.Get<IShopOrders>().ShipAsync(Parcel, null, TestContext.Current.CancellationToken));
        Assert.Single(rig.Vendor.Requests);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        await using var rig = ShopifyRig.WithClientCredentials();
        rig.Vendor.Answers(400, """{"error":"application_cannot_be_found"}""");
        Assert.Equal(new(ShipResult.NotDone, "Shopify gave no access token: 400"), await rig.Get<IShopOrders>().ShipAsync(Parcel, null, TestContext.Current.CancellationToken));
        await using var off = ShopifyRig.New(("SHOPIFY_SHOP", ""), ("SHOPIFY_ACCESS_TOKEN", ""));
        Assert.Equal(ShipResult.NotDone, (await off.Get<IShopOrders>().ShipAsync(Parcel, null, TestContext.Current.CancellationToken)).Result);
    }
}
