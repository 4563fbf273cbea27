namespace Sandbox.Instagram;

/// <summary>The account's token and what has become of it.</summary>
public sealed class AccessToken(TimeProvider time)
{
    public const string Value = "sandboxEAALinenAndLoafPageTokenZBq7";
    public const string AppToken = "990011223344556|sandbox-app-secret";

    /// <summary><c>ok</c>, <c>expired</c>, <c>noPermission</c> or <c>blocked</c>.</summary>
    public string State { get; private set; } = "ok";

    /// <summary>The moment from which an expired token is expired.</summary>
    public DateTimeOffset Since { get; private set; } = time.GetUtcNow();

    public void Become(string state) => (State, Since) = (state, time.GetUtcNow());

    /// <returns>Why a request with this token is refused, or null.</returns>
    public GraphError? Refuses(string? sent, bool writes) => sent switch
    {
        null or "" => GraphError.NoToken,
        not Value => GraphError.BadToken,
        _ => State switch
        {
            "expired" => GraphError.ExpiredToken(Since, time.GetUtcNow()),
            "noPermission" => GraphError.NoPermission,
            "blocked" when writes => GraphError.ActionBlocked,
            _ => null,
        },
    };
}
