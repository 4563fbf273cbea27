using System.Globalization;
using System.Text.Json.Nodes;

namespace Sandbox.Instagram;

/// <summary>Account, container, media and their lists; only the fields asked for come back, and the id.</summary>
public sealed class Reading(Account account, TimeProvider time)
{
    public IResult Node(GraphRequest request, string id, string address)
    {
        if (id == Account.Id || id == "me") return Select(request, "IGUser", f => User(f, address));
        if (account.Container(id) is { } container) return Select(request, "ShadowIGMediaBuilder", f => Container(container, f));
        if (account.Post(id) is { } post) return Select(request, "IGMedia", f => Media(post, f, address));
        return GraphError.NotFound(id, "get").Answer();
    }

    public IResult Media(GraphRequest request, string id, string address)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "get").Answer();
        var limit = int.TryParse(request["limit"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 100) : 25;
        var posts = account.Posts.Where(p => !p.Deleted).Reverse().ToList();
        if (request["after"] is { } after) posts = [.. posts.SkipWhile(p => p.MediaId != after).Skip(1)];
        var data = new JsonArray();
        foreach (var post in posts.Take(limit))
        {
            var (node, unknown) = Pick(request.Fields, f => Media(post, f, address));
            if (unknown is not null) return GraphError.NoField(unknown, "IGMedia").Answer();
            data.Add(node);
        }
        var body = new JsonObject { ["data"] = data };
        if (data.Count > 0)
        {
            var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = posts[0].MediaId, ["after"] = posts[data.Count - 1].MediaId } };
            if (posts.Count > limit) paging["next"] = address + request.Following(posts[limit - 1].MediaId);
            body["paging"] = paging;
        }
        return GraphRoutes.Ok(body);
    }

    public IResult Limit(GraphRequest request, string id)
    {
        if (id != Account.Id) return GraphError.NotFound(id, "get").Answer();
        var fields = request["fields"] is null ? ["quota_usage"] : request.Fields.Skip(1).ToList();
        var (node, unknown) = Pick(fields, f => f switch
        {
            "quota_usage" => account.QuotaUsed,
            "config" => new JsonObject { ["quota_total"] = account.QuotaTotal, ["quota_duration"] = 86400 },
            _ => null,
        });
        if (unknown is not null) return GraphError.NoField(unknown, "IGContentPublishingLimit").Answer();
        return GraphRoutes.Ok(new JsonObject { ["data"] = new JsonArray(node) });
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
        "timestamp" => post.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture),
        "caption" => post.Caption,
        "alt_text" => post.AltText,
        "media_type" => "IMAGE",
        "media_product_type" => "FEED",
        "media_url" => $"{address}/picture/{post.MediaId}.jpg",
        "username" => Account.Username,
        "like_count" or "comments_count" => 0,
        "is_comment_enabled" => true,
        _ => null,
    };

    private static IResult Select(GraphRequest request, string type, Func<string, JsonNode?> value)
    {
        var (node, unknown) = Pick(request.Fields, value);
        return unknown is null ? GraphRoutes.Ok(node) : GraphError.NoField(unknown, type).Answer();
    }

    private static (JsonObject Node, string? Unknown) Pick(IEnumerable<string> fields, Func<string, JsonNode?> value)
    {
        var node = new JsonObject();
        foreach (var field in fields)
        {
            if (value(field) is not { } found) return (node, field);
            // A caption that is empty is not there at all.
            if (found is JsonValue v && v.TryGetValue(out string? text) && text.Length == 0) continue;
            node[field] = found;
        }
        return (node, null);
    }
}
