using Sandbox.Desk;

namespace Sandbox.Shopify;

/// <summary>One shop: the Admin API, the storefront that people see, and its picture host, on one port.</summary>
public sealed class ShopifyVendor : IVendor
{
    private readonly AccessTokens _tokens;
    private readonly CostBucket _bucket;
    private readonly AdminApi _admin;
    private readonly PictureHost _pictures;
    private readonly TimeProvider _time;
    private string _address = "";

    public ShopifyVendor(TimeProvider time, Catalogue? catalogue = null)
    {
        _time = time;
        Catalogue = catalogue ?? BuiltInCatalogue.Make(time.GetUtcNow());
        _tokens = new(time);
        _bucket = new(time);
        _admin = new(Catalogue, _tokens, _bucket);
        _pictures = new(Catalogue, new());
    }

    public string Name => "shopify";

    public Catalogue Catalogue { get; }

    public void Map(WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() => _address = app.Urls.Single());
        app.MapPost("/admin/oauth/access_token", (HttpRequest r) => _tokens.Grant(r));
        app.MapPost("/admin/api/{version}/graphql.json", (HttpContext c, string version) => _admin.Answer(c, version));
        _pictures.Map(app);
        new VideoHost(Catalogue).Map(app);
        new Storefront(Catalogue).Map(app);
    }

    /// <summary>For the chat page: what can be forwarded. The note says <c>draft</c>, <c>sold out</c> … or nothing.</summary>
    public IReadOnlyList<(string Title, string Url, string? PictureUrl, string Note)> Links() =>
        [.. Catalogue.Products.Select(p => (p.Title, ProductFields.Link(p), p.Pictures.Count > 0 ? MediaFields.Address(p.Pictures[0], _address) : null, Note(p)))];

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["SHOPIFY_SHOP"] = ShopFields.Domain,
        ["SHOPIFY_CLIENT_ID"] = AccessTokens.ClientId,
        ["SHOPIFY_CLIENT_SECRET"] = AccessTokens.ClientSecret,
        ["SHOPIFY_API_URL"] = address,
        ["SHOPIFY_STOREFRONT_URLS"] = "https://www.linen-and-loaf.example",
    };

    public void MapControl(RouteGroupBuilder control) => new ShopifyControl(Catalogue, _tokens, _bucket, _admin, _pictures, _time).Map(control);

    public (string ContentType, string Body) ErrorBody(int status) => ("application/json; charset=utf-8", status switch
    {
        401 => $$"""{"errors":"{{AdminApi.Unrecognised}}"}""",
        429 => """{"errors":"Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service."}""",
        _ => $$"""{"errors":"{{AdminApi.BlockedText(status)}}"}""",
    });

    private static string Note(Product p) => p switch
    {
        { Status: ProductStatus.Draft } => "draft",
        { Status: ProductStatus.Archived } => "archived",
        { Status: ProductStatus.Unlisted } => "unlisted",
        { PublishedAt: null } => "not published",
        { IsSoldOut: true } => "sold out",
        { Pictures.Count: 0 } => "no picture",
        _ => "",
    };
}
