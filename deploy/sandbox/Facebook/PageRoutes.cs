using Sandbox.Desk;
using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>The Page's part of the Graph. A node's kind shows in its id, so that these paths stand before the general ones.</summary>
public sealed class PageRoutes(Page page, PageRights rights, PageLimits limits, PictureDownload download, TimeProvider time)
{
    private const string Post = "/{page}_{post}", Photo = $"/{Facebook.Photo.Prefix}{{photo}}", Own = "/" + Page.Id;

    /// <summary>Whether a request is about the Page and not about something else on the Graph.</summary>
    public static bool Takes(PathString path) => path.Value?.Split('/') switch
    {
        [_, "facebook", ..] => true,
        [_, _, "me", "accounts", ..] => true,
        [_, _, [>= '0' and <= '9', ..] id, ..] => id == Page.Id || id.StartsWith(Facebook.Photo.Prefix, StringComparison.Ordinal) || id.Contains('_', StringComparison.Ordinal),
        _ => false,
    };

    public void Map(WebApplication app)
    {
        var publishing = new PagePublishing(page, download, time);
        var reading = new PageReading(page, time);

        On("GET", "/me/accounts", rights.RefusesToShow, (r, c) => reading.Accounts(r, GraphAnswer.AddressOf(c)));
        On("GET", Own, rights.RefusesToShow, (r, c) => reading.Itself(r, GraphAnswer.AddressOf(c)));
        foreach (var edge in new[] { "feed", "posts", "published_posts", "scheduled_posts" })
            On("GET", $"{Own}/{edge}", rights.RefusesToRead, (r, c) => reading.Posts(r, edge == "scheduled_posts", GraphAnswer.AddressOf(c)));
        On("GET", Post, rights.RefusesToRead, (r, c) => reading.Post(r, IdOf(c), GraphAnswer.AddressOf(c)));
        On("GET", Post + "/attachments", rights.RefusesToRead, (_, c) => reading.Attachments(IdOf(c), GraphAnswer.AddressOf(c)));
        On("GET", Post + "/insights", rights.RefusesToRead, (r, c) => reading.Insights(r, IdOf(c)));
        On("GET", Photo, rights.RefusesToRead, (r, c) => reading.Photo(r, IdOf(c), GraphAnswer.AddressOf(c)));

        Late("POST", Own + "/photos", rights.RefusesToWrite, (r, c) => publishing.MakePhoto(r, c.RequestAborted));
        On("POST", Own + "/feed", rights.RefusesToWrite, (r, _) => publishing.MakePost(r));
        On("POST", Post, rights.RefusesToWrite, (r, c) => publishing.Edit(r, IdOf(c)));
        On("DELETE", Post, rights.RefusesToWrite, (_, c) => publishing.DeletePost(IdOf(c)));
        On("DELETE", Photo, rights.RefusesToWrite, (_, c) => publishing.DeletePhoto(IdOf(c)));

        void On(string verb, string path, Func<GraphRequest, GraphError?> refuses, Func<GraphRequest, HttpContext, IResult> answer) =>
            Late(verb, path, refuses, (r, c) => Task.FromResult(answer(r, c)));

        void Late(string verb, string path, Func<GraphRequest, GraphError?> refuses, Func<GraphRequest, HttpContext, Task<IResult>> answer) =>
            app.On(verb, "/{version}" + path, async c =>
            {
                if (!UsageHeaders.IsKnown(c.Hole("version"))) return GraphError.UnknownPath(c.Request.Path).Answer();
                var request = await GraphRequest.Read(c.Request);
                if (refuses(request) is { } refusal) return refusal.Answer();
                if (limits.IsReached) return PageLimits.Refusal.Answer();
                if (verb == "GET" && page.ReadsBroken) return GraphError.Broken.Answer();
                return await answer(request, c);
            });
    }

    private static string IdOf(HttpContext context) => context.Request.Path.Value!.Split('/')[2];
}
