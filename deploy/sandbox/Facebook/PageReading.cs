using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>The Page, its posts and photos; only the fields asked for come back, and the id.</summary>
public sealed class PageReading(Page page, TimeProvider time)
{
    public IResult Accounts(GraphRequest request, string address)
    {
        if (request.Token == AccessToken.Page) return GraphError.NoField("accounts", "Page").Answer();
        var fields = request["fields"] is null ? request with { Parameters = new Dictionary<string, string>(request.Parameters) { ["fields"] = "access_token,category,name,tasks" } } : request;
        return GraphAnswer.List(fields, [page], _ => Page.Id, "Page", (_, f) => f.Name == "tasks" ? Tasks() : Node(f, address), address);
    }

    public IResult Itself(GraphRequest request, string address) =>
        GraphAnswer.Select(request["fields"] is null ? GraphField.Parse("id,name") : request.Fields, "Page", f => Node(f, address));

    public IResult Posts(GraphRequest request, bool scheduled, string address) =>
        GraphAnswer.List(Defaulted(request), scheduled ? page.Scheduled : page.Listed, p => p.PostId, "PagePost", (p, f) => PostFields.Of(page, p, f, time.GetUtcNow(), address), address);

    public IResult Post(GraphRequest request, string id, string address) => page.Post(id) is { } post && page.IsKnown(post)
        ? GraphAnswer.Select(Defaulted(request).Fields, "PagePost", f => PostFields.Of(page, post, f, time.GetUtcNow(), address))
        : GraphError.NotFound(id, "get").Answer();

    public IResult Attachments(string id, string address) => page.Post(id) is { } post
        ? GraphAnswer.Ok(PostFields.Attachments(page, post, [], address))
        : GraphError.NotFound(id, "get").Answer();

    public IResult Insights(GraphRequest request, string id)
    {
        if (page.Post(id) is not { } post) return GraphError.NotFound(id, "get").Answer();
        return PostInsights.Of(page, post, request["metric"] ?? "", out var error) is { } data ? GraphAnswer.Ok(new JsonObject { ["data"] = data }) : error!.Answer();
    }

    public IResult Photo(GraphRequest request, string id, string address) => page.Photo(id) is { } photo
        ? GraphAnswer.Select(request["fields"] is null ? GraphField.Parse("id,created_time,name") : request.Fields, "Photo", f => PhotoField(photo, page, f, address))
        : GraphError.NotFound(id, "get").Answer();

    private static GraphRequest Defaulted(GraphRequest request) => request["fields"] is null
        ? request with { Parameters = new Dictionary<string, string>(request.Parameters) { ["fields"] = "created_time,message" } }
        : request;

    private static JsonArray Tasks() => ["ANALYZE", "ADVERTISE", "MESSAGING", "MODERATE", "CREATE_CONTENT", "MANAGE"];

    private static JsonNode? Node(GraphField field, string address) => field.Name switch
    {
        "id" => Page.Id,
        "name" => Page.Name,
        "username" => Page.Username,
        "link" => $"{address}/facebook",
        "category" => "Home goods store",
        "about" => "Linen, clay and wool for slow days.",
        "website" => "https://www.linen-and-loaf.example/",
        "access_token" => AccessToken.Page,
        "fan_count" or "followers_count" => 962,
        "is_published" => true,
        "instagram_business_account" => new JsonObject { ["id"] = Instagram.Account.Id },
        _ => null,
    };

    private static JsonNode? PhotoField(Photo photo, Page page, GraphField field, string address) => field.Name switch
    {
        "id" => photo.Id,
        "created_time" or "updated_time" => GraphAnswer.Time(photo.CreatedAt),
        "name" => photo.Caption,
        "alt_text" or "alt_text_custom" => photo.AltText,
        "page_story_id" => photo.StoryId is { } story && page.Posts.First(p => p.PostId == story) is var post && page.IsKnown(post) ? story : "",
        "link" => $"{address}/facebook/photo/{photo.Id}.jpg",
        "picture" or "source" => $"{address}/facebook/photo/{photo.Id}.jpg",
        "images" => new JsonArray(new JsonObject { ["height"] = photo.Height, ["width"] = photo.Width, ["source"] = $"{address}/facebook/photo/{photo.Id}.jpg" }),
        "width" => photo.Width,
        "height" => photo.Height,
        "can_delete" => true,
        "from" => new JsonObject { ["id"] = Page.Id, ["name"] = Page.Name },
        _ => null,
    };
}
