using Sandbox.Desk;
using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>A Facebook Page over the Graph API, and what people see of it. Its ledger is the truth.</summary>
public sealed class FacebookVendor : IVendor
{
    private readonly Page _page;
    private readonly PageLimits _limits;
    private readonly TimeProvider _time;

    public FacebookVendor(TimeProvider time)
    {
        _time = time;
        _page = new(time);
        _limits = new(time);
        Token = new(time, new(time));
    }

    public string Name => "facebook";

    /// <summary>Everything people were shown, in order, what was taken down included.</summary>
    public IReadOnlyList<LedgerEntry> Posts => [.. _page.Posts.Where(p => p.IsPublic(_time.GetUtcNow())).OrderBy(p => p.At)];

    internal AccessToken Token { get; }

    public bool Takes(HttpRequest request) => PageRoutes.Takes(request.Path);

    public void Map(WebApplication app)
    {
        var download = new PictureDownload();
        app.Lifetime.ApplicationStopped.Register(download.Dispose);
        app.Use((context, next) =>
        {
            if (Takes(context.Request)) UsageHeaders.Add(context, _limits.Usage);
            return next(context);
        });
        new PagePages(_page).Map(app);
        new PageRoutes(_page, new(Token), _limits, download, _time).Map(app);
    }

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["META_ACCESS_TOKEN"] = AccessToken.User,
        ["FACEBOOK_PAGE_ID"] = Page.Id,
        ["META_API_URL"] = address,
    };

    public void MapControl(RouteGroupBuilder control) => new FacebookControl(_page, Token, _limits, _time).Map(control);

    public (string ContentType, string Body) ErrorBody(int status) => GraphError.For(status);
}
