using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Instagram;

/// <summary>Account, container, media and their lists; only the fields asked for come back, and the id.</summary>
public sealed class Reading(Account account, TimeProvider time)
{
    public IResult Node(GraphRequest request, string id, string address)
    {
        if (id == Account.Id || id == "me") return GraphAnswer.Select(request.Fields, "IGUser", f => User(f.Name, address));
        if (account.Container(id) is { } container) return GraphAnswer.Select(request.Fields, "ShadowIGMediaBuilder", f => Container(container, f.Name));
        if (account.Post(id) is { } post) return GraphAnswer.Select(request.Fields, "IGMedia", f => Media(post, f.Name, address));
        return GraphError.NotFound(id, "get").Answer();
    }

    public IResult Media(GraphRequest request, string id, string address)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "get").Answer();
        return GraphAnswer.List(request, [.. account.Posts.Where(p => !p.Deleted).Reverse()], p => p.MediaId, "IGMedia", (p, f) => Media(p, f.Name, address), address);
    }

    public IResult Limit(GraphRequest request, string id)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "get").Answer();
        var fields = request["fields"] is null ? GraphField.Parse("quota_usage") : [.. request.Fields.Skip(1)];
        var (node, unknown) = GraphAnswer.Pick(fields, f => f.Name switch
        {
            "quota_usage" => account.QuotaUsed,
            "config" => new JsonObject { ["quota_total"] = account.QuotaTotal, ["quota_duration"] = 86400 },
            _ => null,
        });
        if (unknown is not null) return GraphError.NoField(unknown, "IGContentPublishingLimit").Answer();
        return GraphAnswer.Ok(new JsonObject { ["data"] = new JsonArray(node) });
    }

    private JsonNode? User(string field, string address) => field switch
    {
        "id" => Account.Id,
        "username" => Account.Username,
        "name" => Account.Name,
        "biography" => "Linen, clay and wool for slow days.",
        "website" => "https://www.linen-and-loaf.example/",
        "profile_picture_url" => $"{address}/picture/profile.svg",
        "followers_count" => 1843,
        "follows_count" => 212,
        "media_count" => account.Posts.Count(p => !p.Deleted),
        _ => null,
    };

    private JsonNode? Container(MediaContainer container, string field) => field switch
    {
        "id" => container.Id,
        "status_code" => container.StatusCode(time.GetUtcNow()),
        "status" => container.Status(time.GetUtcNow()),
        _ => null,
    };

    private static JsonNode? Media(LedgerEntry post, string field, string address) => field switch
    {
        "id" => post.MediaId,
        "permalink" => $"{address}/p/{post.Shortcode}/",
        "shortcode" => post.Shortcode,
        "timestamp" => GraphAnswer.Time(post.At),
        "caption" => post.Caption,
        "alt_text" => post.AltText,
        "media_type" => post.VideoSha256 is not null ? "VIDEO" : post.Pictures.Count > 1 ? "CAROUSEL_ALBUM" : "IMAGE",
        "media_product_type" => post.VideoSha256 is not null ? "REELS" : "FEED",
        "media_url" => post.VideoSha256 is not null ? post.ImageUrl : $"{address}/picture/{post.MediaId}.jpg",
        "username" => Account.Username,
        "like_count" or "comments_count" => 0,
        "is_comment_enabled" => true,
        _ => null,
    };
}
