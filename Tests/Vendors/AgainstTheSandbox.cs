using System.Text.Json;
using Bot.Appwrite;
using Bot.Gemini;
using Bot.Health;
using Bot.Shopify;
using Bot.Social;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Shop;
using Microsoft.Extensions.AI;
using Sandbox.Desk;
using Sandbox.Shopify;
using Tests.Support;
using Tests.Vendors.Contracts;

namespace Tests.Vendors;

/// <summary>The vendors' folders against the sandbox, over HTTP.</summary>
public sealed class AgainstTheSandbox : IAsyncLifetime
{
    private readonly List<VendorHost> _hosts = [];
    private readonly Dictionary<string, string?> _settings = [];
    private readonly FaultPlan _faults = new();
    private ShopifyVendor _shop = null!;
    private global::Sandbox.Instagram.InstagramVendor _instagram = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shop = new(TimeProvider.System);
        _instagram = new(TimeProvider.System);
        var log = new RequestLog(TimeProvider.System);
        foreach (var vendor in new IVendor[] { _shop, _instagram, new global::Sandbox.Gemini.GeminiVendor(TimeProvider.System), new global::Sandbox.Appwrite.AppwriteVendor(TimeProvider.System) })
        {
            var host = new VendorHost(vendor, _faults, log, TimeProvider.System);
            await host.StartAsync(0);
            _hosts.Add(host);
            foreach (var (name, value) in vendor.Settings(host.Address)) _settings[name] = value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        ContractLedger.MustHold(_hosts.Select(h => h.Address));
    }

    [Fact]
    public async Task Every_product_of_the_catalogue_is_read_with_its_picture()
    {
        await using var rig = New();
        foreach (var known in _shop.Catalogue.Products.Where((_, i) => i % Effort.Times(4, 1, 1) == 0))
        {
            var product = await rig.Get<IProductCatalog>().FindAsync(new ProductReference.ByHandle(known.Handle), Ct);
            Assert.NotNull(product);
            Assert.Equal(known.Title, product.Title);
            if (product.Picture is { } picture) Assert.NotEmpty(await rig.Get<IPictureSource>().LoadAsync(picture, Ct));
        }
        Assert.Null(await rig.Get<IProductCatalog>().FindAsync(new ProductReference.ByHandle("nope"), Ct));
    }

    [Theory]
    [InlineData(ProductOrder.Newest, null)]
    [InlineData(ProductOrder.MostStock, null)]
    [InlineData(ProductOrder.BestSelling, "Everything")]
    public async Task The_shops_products_are_listed_in_each_order(ProductOrder order, string? collection)
    {
        await using var rig = New();
        var page = await rig.Get<IProductCatalog>().ListAsync(order, null, Ct);
        Assert.Equal((collection, null), (page.Collection, page.Next));
        Assert.All(_shop.Catalogue.Products.Where(p => p.IsLive && p.Status == ProductStatus.Active), p => Assert.Contains(page.Products, l => l.Id.EndsWith($"/{p.Id}", StringComparison.Ordinal)));
        if (order == ProductOrder.Newest) Assert.Equal(page.Products.OrderByDescending(p => p.CreatedAt), page.Products);
        if (order == ProductOrder.MostStock) Assert.Equal(page.Products.OrderByDescending(p => p.Stock ?? 0).Select(p => p.Stock ?? 0), page.Products.Select(p => p.Stock ?? 0));
    }

    [Fact]
    public async Task Tables_are_made_once_and_rows_arrive()
    {
        await using var rig = New();
        var said = new Said();
        Assert.Equal(7, await rig.Get<AppwriteSetup>().RunAsync(said, Ct));
        Assert.Equal(0, await rig.Get<AppwriteSetup>().RunAsync(said, Ct));
        rig.Outbox.Entries.Add(new(1, "socialPosts", "7", """{"platform":"{}","content":"{\"method\":\"toggle\"}","scheduledAt":"2026-11-22T18:30:00.000+00:00","status":"scheduled","metrics":null,"aiScore":0.91,"productId":"gid://shopify/Product/1","approvedBy":"111","approvedAt":null,"hash":"ab","revision":3}"""));
        var claim = new Publication { Post = new(7), Platform = Platform.Instagram, Attempt = 1, State = PublicationState.Claimed, Hash = "ab", ChangedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal(ClaimOutcome.Ours, await rig.Get<IClaimMirror>().ClaimAsync(claim, Ct));
        Assert.Equal(ClaimOutcome.Ours, await rig.Get<IClaimMirror>().ClaimAsync(claim, Ct));
        Assert.Equal(ClaimOutcome.TakenByAnother, await new AppwriteClaims(rig.Get<AppwriteClient>(), new Other("device-b"), TimeProvider.System).ClaimAsync(claim, Ct));
        rig.Outbox.Entries.Add(new(2, "publications", PublicationRow.Id(claim), PublicationRow.Data(claim with { State = PublicationState.Published, Link = new("https://a.b/c") }, "device-a").ToJsonString()));
        rig.Outbox.Entries.Add(new(3, "publications", "8-instagram-1", PublicationRow.Data(claim with { Post = new(8) }, "device-a").ToJsonString()));
        Assert.Equal(new DrainOutcome(3, 0, null, null), await rig.Get<AppwriteOutbox>().DrainAsync(Ct));
        Assert.All(rig.Health.All.Where(v => v.Vendor == "appwrite"), v => Assert.Equal(VendorCondition.On, v.Condition));
    }

    [Fact]
    public async Task The_model_answers()
    {
        await using var rig = New();
        using var schema = JsonDocument.Parse("""{"type":"object","properties":{"caption":{"type":"string"},"hashtags":{"type":"array","items":{"type":"string"}}},"required":["caption","hashtags"],"additionalProperties":false}""");
        var answer = await rig.Get<IChatClient>().GetResponseAsync([new(ChatRole.System, "You write."), new(ChatRole.User, "title: Linen tote\nprice: 34 EUR")], new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone()) }, Ct);
        Assert.StartsWith("{", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(FaultKind.ResetBefore, 0)]
    [InlineData(FaultKind.ResetAfter, 1)]
    [InlineData(FaultKind.Cut, 1)]
    [InlineData(FaultKind.StatusAfter, 1)]
    public async Task A_picture_goes_out_and_is_found_again(FaultKind? kind, int published)
    {
        await using var rig = New();
        var product = await rig.Get<IProductCatalog>().FindAsync(new ProductReference.ByHandle("linen-tote"), Ct);
        var content = new PostContent { Text = "Market mornings.\n#linen", AltText = "Bag", Picture = product!.Picture!, PictureHash = "" };
        var publisher = rig.Publisher();
        var made = await publisher.PrepareAsync(content, Ct);
        Assert.True(made is HandleOutcome.Made, $"{made} {content.Picture}");
        var handle = ((HandleOutcome.Made)made).Handle;
        HandleStatus status;
        while ((status = await publisher.LookAsync(handle, Ct)) is HandleStatus.Waiting) await Task.Delay(100, Ct);
        Assert.IsType<HandleStatus.Ready>(status);
        var since = DateTimeOffset.UtcNow;
        if (kind is { } k) _faults.Add(new Fault { Vendor = "instagram", Match = "media_publish", Kind = k, Times = 1, Status = 500 });
        var sent = await publisher.SendAsync(handle, content, Ct);
        if (kind is null) Assert.IsType<SendOutcome.Published>(sent);
        else Assert.IsType<SendOutcome.Unknown>(sent);
        Assert.Equal(published, _instagram.Posts.Count);
        var found = await publisher.FindAsync(content, since, Ct);
        if (published == 1)
        {
            Assert.IsType<HandleStatus.Live>(await publisher.LookAsync(handle, Ct));
            var id = Assert.IsType<FindOutcome.Found>(found).MediaId;
        }
        else
        {
            Assert.IsType<HandleStatus.Ready>(await publisher.LookAsync(handle, Ct));
            Assert.IsType<FindOutcome.NotThere>(found);
        }
    }

    private Rig New() => new(services => services.AddShopify().AddGemini().AddSocial().AddAppwrite(), _settings, realTime: true);

    private sealed record Other(string Value) : IDeviceId;

    private sealed class Said : IProgress<string>
    {
        public void Report(string value) { }
    }
}
