using Sandbox.Desk;

namespace Sandbox.TikTok;

/// <summary>TikTok's Login Kit, Content Posting and Display APIs, the creator's inbox, and the profile that people see. Its ledger is the truth.</summary>
public sealed class TikTokVendor : IVendor
{
    private readonly TaskBook _book;
    private readonly Tokens _tokens;
    private readonly Creator _creator = new();
    private readonly MinuteLimits _limits;
    private readonly VerifiedDomains _domains = new();

    public TikTokVendor(TimeProvider time)
    {
        _book = new(time);
        _tokens = new(time);
        _limits = new(time);
    }

    public string Name => "tiktok";

    /// <summary>Everything that became a post, in order, what was taken down included.</summary>
    public IReadOnlyList<LedgerEntry> Posts => _book.Posts;

    /// <summary>The app has shown that the domain is its own.</summary>
    /// <param name="domain">A host, or host and port.</param>
    public void Verify(string domain) => _domains.Verify(domain);

    public void Map(WebApplication app)
    {
        var pull = new MediaPull(_book, _domains);
        app.Lifetime.ApplicationStopped.Register(pull.Dispose);
        new OAuth(_tokens).Map(app);
        new TikTokPages(_book).Map(app);
        new TikTokRoutes(_book, _tokens, _creator, _limits, pull).Map(app);
    }

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["TIKTOK_CLIENT_KEY"] = Tokens.ClientKey,
        ["TIKTOK_CLIENT_SECRET"] = Tokens.ClientSecret,
        ["TIKTOK_REFRESH_TOKEN"] = Tokens.FirstRefreshToken,
        ["TIKTOK_API_URL"] = address,
    };

    public void MapControl(RouteGroupBuilder control) => new TikTokControl(_book, _tokens, _creator, _domains).Map(control);

    public (string ContentType, string Body) ErrorBody(int status) => ("application/json; charset=utf-8", ApiError.For(status).Body());
}
