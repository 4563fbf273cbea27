using Sandbox.Desk;

namespace Sandbox.Instagram;

/// <summary>Instagram content publishing over the Graph API, and the profile that people see. Its ledger is the truth.</summary>
public sealed class InstagramVendor : IVendor
{
    private readonly Account _account;
    private readonly AccessToken _token;
    private readonly TimeProvider _time;

    public InstagramVendor(TimeProvider time)
    {
        _time = time;
        _account = new(time);
        _token = new(time);
    }

    public string Name => "instagram";

    /// <summary>Everything published, in order, what was taken down included.</summary>
    public IReadOnlyList<LedgerEntry> Posts => _account.Posts;

    public void Map(WebApplication app)
    {
        var pictures = new PictureFetch();
        app.Lifetime.ApplicationStopped.Register(pictures.Dispose);
        app.Use(UsageHeaders.Add);
        new ProfilePages(_account).Map(app);
        new GraphRoutes(_account, _token, pictures, _time).Map(app);
    }

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["META_ACCESS_TOKEN"] = AccessToken.Value,
        ["INSTAGRAM_ACCOUNT_ID"] = Account.Id,
        ["META_API_URL"] = address,
    };

    public void MapControl(RouteGroupBuilder control) => new InstagramControl(_account, _token, _time).Map(control);

    public (string ContentType, string Body) ErrorBody(int status) => ("application/json; charset=UTF-8", (status switch
    {
        401 => GraphError.BadToken,
        403 => GraphError.NoPermission,
        404 => GraphError.UnknownPath("/"),
        429 => new(4, null, "(#4) Application request limit reached") { Status = 429, Transient = true },
        503 => new(2, null, "Service temporarily unavailable") { Status = 503, Transient = true },
        _ => GraphError.Broken,
    }).Body());
}
