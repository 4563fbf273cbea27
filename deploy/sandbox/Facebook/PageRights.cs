using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>What a token may do on the Page: its posts are for the Page's own token, which is derived from the user's.</summary>
public sealed class PageRights(AccessToken token)
{
    /// <summary>To know the Page, and to get its token.</summary>
    public GraphError? RefusesToShow(GraphRequest request) => token.RefusesBearer(request.Token);

    /// <summary>To read posts and photos.</summary>
    public GraphError? RefusesToRead(GraphRequest request) => token.RefusesBearer(request.Token)
        ?? (request.Token == AccessToken.Page ? null : PageTokenNeeded);

    public GraphError? RefusesToWrite(GraphRequest request) => token.RefusesBearer(request.Token)
        ?? (request.Token != AccessToken.Page || token.State == "noPermission" ? NoRight : token.State == "blocked" ? Blocked : null);

    private static GraphError PageTokenNeeded => new(190, 2069032, "Invalid OAuth 2.0 Access Token")
    {
        Title = "User access token is not supported",
        Explanation = "A Page access token is needed for this call.",
    };

    private static GraphError NoRight => new(200, null,
        "(#200) If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission")
    { Status = 403 };

    private static GraphError Blocked => new(368, 1390008, "The action attempted has been deemed abusive or is otherwise disallowed")
    {
        Title = "You can't use this feature right now",
        Explanation = "To protect the community from spam, how often something may be posted in a given time is limited.",
    };
}
