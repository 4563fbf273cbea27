using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>The documented paths; every other one is unknown to the Graph.</summary>
public sealed class GraphRoutes(Account account, AccessToken token, DebugToken debug, TokenExchange exchange, PictureFetch pictures, TimeProvider time)
{
    public void Map(WebApplication app)
    {
        var publishing = new Publishing(account, pictures, time);
        var reading = new Reading(account, time);
        Get("/debug_token", (r, _, _) => debug.Answer(r), open: true);
        app.MapGet("/debug_token", async (HttpRequest r) => debug.Answer(await GraphRequest.Read(r)));
        Get("/oauth/access_token", (r, _, _) => exchange.Exchange(r), open: true);
        app.MapGet("/refresh_access_token", async (HttpRequest r) => exchange.Refresh(await GraphRequest.Read(r)));
        Get("/{id}", (r, id, c) => reading.Node(r, id, GraphAnswer.AddressOf(c)));
        Get("/{id}/insights", (r, id, _) => account.Post(id) is { } post ? MediaInsights.Answer(r, post, account.CountedOf(id)) : GraphError.NotFound(id, "get").Answer());
        Get("/{id}/media", (r, id, c) => reading.Media(r, id, GraphAnswer.AddressOf(c)));
        Get("/{id}/content_publishing_limit", (r, id, _) => reading.Limit(r, id));
        Post("/{id}/media", publishing.MakeContainer);
        Post("/{id}/media_publish", (r, id, _) => Task.FromResult(publishing.Publish(r, id)));
        app.MapFallback((HttpContext c) => GraphError.UnknownPath(c.Request.Path).Answer());

        void Get(string path, Func<GraphRequest, string, HttpContext, IResult> answer, bool open = false) =>
            app.MapGet("/{version}" + path, async (HttpContext c, string version) =>
            {
                if (!UsageHeaders.IsKnown(version)) return GraphError.UnknownPath(c.Request.Path).Answer();
                var request = await GraphRequest.Read(c.Request);
                if (!open && token.Refuses(request.Token, writes: false) is { } refusal) return refusal.Answer();
                if (!open && account.ReadsBroken) return GraphError.Broken.Answer();
                return answer(request, c.Request.RouteValues["id"] as string ?? "", c);
            });

        void Post(string path, Func<GraphRequest, string, CancellationToken, Task<IResult>> answer) =>
            app.MapPost("/{version}" + path, async (HttpContext c, string version) =>
            {
                if (!UsageHeaders.IsKnown(version)) return GraphError.UnknownPath(c.Request.Path).Answer();
                var request = await GraphRequest.Read(c.Request);
                if (token.Refuses(request.Token, writes: true) is { } refusal) return refusal.Answer();
                return await answer(request, (string)c.Request.RouteValues["id"]!, c.RequestAborted);
            });
    }
}
