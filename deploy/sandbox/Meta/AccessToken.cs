namespace Sandbox.Meta;

/// <summary>The tokens of the one app, and what has become of them on one platform.</summary>
/// <param name="users">The owner's, which may end everywhere.</param>
public sealed class AccessToken(TimeProvider time, UserTokens users)
{
    /// <summary>The owner's long-lived one, which the Page's is derived from.</summary>
    public const string User = "sandboxEAALinenAndLoafUserTokenZBq7";

    /// <summary>The Page's own, which never expires by itself.</summary>
    public const string Page = "sandboxEAALinenAndLoafPageTokenKx3d";

    public const string App = $"{AppId}|{AppSecret}";

    public const string AppId = "990011223344556";

    public const string AppSecret = "sandbox-app-secret";

    internal UserTokens Users => users;

    /// <summary><c>ok</c>, <c>expired</c>, <c>noPermission</c> or <c>blocked</c>.</summary>
    public string State { get; private set; } = "ok";

    /// <summary>The moment from which an expired token is expired.</summary>
    public DateTimeOffset Since { get; private set; } = time.GetUtcNow();

    public void Become(string state) => (State, Since) = (state, time.GetUtcNow());

    /// <returns>Why nobody is known by this token, or null.</returns>
    public GraphError? RefusesBearer(string? sent) => sent switch
    {
        null or "" => GraphError.NoToken,
        not Page when users.Find(sent) is null => GraphError.BadToken,
        not Page when users.Find(sent)!.EndsAt is { } end && users.IsOver(sent) => GraphError.ExpiredToken(end, time.GetUtcNow()),
        _ => State == "expired" ? GraphError.ExpiredToken(Since, time.GetUtcNow()) : null,
    };

    /// <returns>Why a request to Instagram with this token is refused, or null.</returns>
    public GraphError? Refuses(string? sent, bool writes) => RefusesBearer(sent) ?? State switch
    {
        "noPermission" => GraphError.NoPermission,
        "blocked" when writes => GraphError.ActionBlocked,
        _ => null,
    };
}
