using System.Globalization;
using System.Text;
using Tests.Support;
using Tests.Vendors.Clients;

namespace Tests.Orders;

/// <summary>X7: only what Shopify signed for our shop reaches the books.</summary>
[Collection(OrderFunctionTests.Name)]
public sealed class RefusedWebhooks(OrderFunction function, ITestOutputHelper output)
{
    [Fact]
    public async Task X7_Of_webhooks_changed_on_their_way_none_is_accepted()
    {
        Assert.SkipWhen(NpmClients.Node is null, "LEFT OUT: changed webhooks, because there is no Node on the PATH (Debian: apt-get install nodejs).");
        var (count, seed) = (Effort.Times(quick: 100, ci: 1_000, night: 100_000), Effort.Seed(output));
        var ran = await NodeProcess.RunAsync(
            NpmClients.Node!,
            ["mutate.mjs", OrderFunction.Main, .. new[] { count, seed }.Select(n => n.ToString(CultureInfo.InvariantCulture)), Webhook.PathOf("order"), Webhook.PathOf("refund")],
            Webhook.Folder, new Dictionary<string, string>(), TimeSpan.FromMinutes(3));
        output.WriteLine(ran.Output);
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"{count} mutated, 0 accepted; {count / 100} of {count / 100} left whole accepted", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_before_is_still_good_and_another_is_not()
    {
        await function.FreshAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created, SignedWith(Webhook.SecretBefore)));
        Assert.Equal(401, await function.SendAsync(Life.Created, SignedWith("another")));
        Assert.Equal(401, await function.SendAsync(Life.Created, SignedWith("")));
    }

    [Theory]
    [InlineData("X-Shopify-Shop-Domain", "other.myshopify.com", 401)]
    [InlineData("X-Shopify-Topic", "products/update", 404)]
    [InlineData("X-Shopify-Topic", "toString", 404)]
    [InlineData("X-Shopify-Hmac-Sha256", "", 401)]
    public async Task What_is_not_for_us_is_refused_without_a_word(string header, string value, int status)
    {
        var database = await function.FreshAsync();
        Assert.Equal(status, await function.SendAsync(Life.Created, r => Replace(r, header, value)));
        Assert.Equal(404, await function.SendAsync(Life.Created, r => r.Method = HttpMethod.Put));
        Assert.Empty(await function.RowsAsync(database, "orders"));
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Two_megabytes_are_the_most(int more, int status)
    {
        await function.FreshAsync();
        var body = Life.Created.Body;
        byte[] padded = [.. body, .. Enumerable.Repeat((byte)' ', 2 * 1024 * 1024 - body.Length + more)];
        Assert.Equal(status, await function.SendAsync(new("orders/create", padded)));
    }

    [Theory]
    [InlineData("orders/create", "")]
    [InlineData("orders/create", "{\"id\":5678901234501")]
    [InlineData("orders/create", "null")]
    [InlineData("orders/create", "[1,2]")]
    [InlineData("orders/create", "{\"id\":1.5,\"updated_at\":\"2026-11-27T11:00:02+01:00\",\"currency\":\"EUR\",\"total_price\":\"1\",\"line_items\":[]}")]
    [InlineData("orders/create", "{\"id\":1,\"updated_at\":\"2026-11-27T11:00:02+01:00\",\"currency\":\"EUR\",\"total_price\":\"1e3\",\"line_items\":[]}")]
    [InlineData("orders/create", "{\"id\":1,\"updated_at\":\"soon\",\"currency\":\"EUR\",\"total_price\":\"1\",\"line_items\":[]}")]
    [InlineData("orders/create", "{\"id\":1,\"updated_at\":\"2026-11-27T11:00:02+01:00\",\"currency\":\"EUR\",\"total_price\":\"1\",\"line_items\":[null]}")]
    [InlineData("refunds/create", "{\"id\":1}")]
    [InlineData("customers/redact", "{\"customer\":{\"id\":1},\"shop_domain\":\"other.myshopify.com\"}")]
    public async Task What_is_signed_but_makes_no_sense_is_taken_and_said_in_the_log(string topic, string body)
    {
        var database = await function.FreshAsync();
        Assert.Equal(200, await function.SendAsync(new(topic, Encoding.UTF8.GetBytes(body))));
        Assert.Empty(await function.RowsAsync(database, "orders"));
        var said = (await function.LogsAsync()).Split('\n')[^1];
        Assert.StartsWith($"error {topic}: not stored, ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("other.myshopify", said, StringComparison.Ordinal);
    }

    /// <summary>The topic is not signed: an order sent as something else must do nothing either.</summary>
    [Theory]
    [InlineData("refunds/create")]
    [InlineData("customers/redact")]
    [InlineData("shop/redact")]
    public async Task An_order_under_another_topic_does_nothing(string topic)
    {
        var database = await function.FreshAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created));
        Assert.Equal(200, await function.SendAsync(Life.Paid with { Topic = topic }));
        await ExpectedRows.MustBeAsync("plain", function, database);
    }

    private static Action<HttpRequestMessage> SignedWith(string secret) => r => Replace(r, "X-Shopify-Hmac-Sha256", Webhook.Sign(Life.Created.Body, secret));

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    }
}
