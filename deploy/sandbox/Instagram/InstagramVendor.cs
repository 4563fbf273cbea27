using Sandbox.Desk;
using Sandbox.Facebook;
using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>Instagram content publishing over the Graph API, and the profile that people see. Its ledger is the truth.</summary>
public sealed class InstagramVendor : IVendor
{
    private readonly Account _account;
    private readonly AccessToken _token;
    private readonly FacebookVendor? _page;
    private readonly TimeProvider _time;

    /// <param name="page">The Page on the same Graph; null where none is played.</param>
    public InstagramVendor(TimeProvider time, FacebookVendor? page = null)
    {
        _time = time;
        _page = page;
        _account = new(time);
        _token = new(time, page?.Token.Users ?? new(time));
    }

    public string Name => "instagram";

    /// <summary>Everything published, in order, what was taken down included.</summary>
    public IReadOnlyList<LedgerEntry> Posts => _account.Posts;

    public void Map(WebApplication app)
    {
        var download = new PictureDownload();
        app.Lifetime.ApplicationStopped.Register(download.Dispose);
        app.Use((context, next) =>
        {
            if (_page?.Takes(context.Request) != true) UsageHeaders.Add(context, new(Account.Id, "instagram"));
            return next(context);
        });
        app.MapGet("/picture/profile.svg", () => Results.Text(ProfilePicture.Svg, "image/svg+xml"));
        new ProfilePages(_account).Map(app);
        new GraphRoutes(_account, _token, new(_token, _page?.Token, _time), new(_token.Users, _time), new(download), _time).Map(app);
    }

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["META_ACCESS_TOKEN"] = AccessToken.User,
        ["INSTAGRAM_ACCOUNT_ID"] = Account.Id,
        ["META_API_URL"] = address,
    };

    public void MapControl(RouteGroupBuilder control) => new InstagramControl(_account, _token, _time).Map(control);

    public (string ContentType, string Body) ErrorBody(int status) => GraphError.For(status);
}
