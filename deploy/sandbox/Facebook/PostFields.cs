using System.Text.Json.Nodes;
using Sandbox.Meta;

namespace Sandbox.Facebook;

/// <summary>https://developers.facebook.com/docs/graph-api/reference/page-post: what a post says of itself.</summary>
public static class PostFields
{
    private static readonly string[] PlainAttachment = ["media", "target", "title", "type", "url"];

    public static JsonNode? Of(Page page, LedgerEntry post, GraphField field, DateTimeOffset now, string address)
    {
        var people = page.EngagementOf(post.PostId);
        return field.Name switch
        {
            "id" => post.PostId,
            "message" => post.Message,
            "created_time" => GraphAnswer.Time(post.At is { } at && at <= now ? at : post.AskedAt),
            "updated_time" => GraphAnswer.Time(post.AskedAt),
            "permalink_url" => $"{address}/facebook/posts/{post.Number}",
            "is_published" => post.IsPublic(now),
            "is_hidden" or "is_expired" => false,
            "scheduled_publish_time" => post.At is { } then && then > now ? then.ToUnixTimeSeconds() : "",
            "status_type" => post.Photos.Count > 0 ? "added_photos" : post.Link.Length > 0 ? "shared_story" : "mobile_status_update",
            "full_picture" or "picture" => post.Photos is [var first, ..] ? $"{address}/facebook/photo/{first.PhotoId}.jpg" : "",
            "from" => new JsonObject { ["name"] = Page.Name, ["id"] = Page.Id },
            "attachments" => Attachments(page, post, [.. field.Inner.Select(f => f.Name)], address),
            "reactions" or "likes" => Counted(field, people.Reactions),
            "comments" => Counted(field, people.Comments),
            // Nobody has shared it: the field is not there at all.
            "shares" => people.Shares > 0 ? new JsonObject { ["count"] = people.Shares } : new JsonObject(),
            "insights" => PostInsights.Of(page, post, Within(field.Modifiers, "metric"), out _) is { } data ? new JsonObject { ["data"] = data } : new JsonObject(),
            _ => null,
        };
    }

    /// <param name="wanted">Names within an attachment; none for the usual ones.</param>
    public static JsonObject Attachments(Page page, LedgerEntry post, IReadOnlyCollection<string> wanted, string address)
    {
        var names = wanted.Count > 0 ? wanted : [.. PlainAttachment, "subattachments"];
        JsonObject[] photos = [.. post.Photos.Select(p => Photo(page, p, address))];
        JsonObject? attachment = photos switch
        {
            [] when post.Link.Length > 0 => new() { ["type"] = "share", ["url"] = post.Link, ["target"] = new JsonObject { ["url"] = post.Link } },
            [] => null,
            [var only] => only,
            [var first, ..] => new()
            {
                ["media"] = first["media"]!.DeepClone(),
                ["target"] = new JsonObject { ["id"] = post.Number, ["url"] = $"{address}/facebook/posts/{post.Number}" },
                ["title"] = $"Photos from {Page.Name}'s post",
                ["type"] = "album",
                ["url"] = $"{address}/facebook/posts/{post.Number}",
                ["subattachments"] = new JsonObject { ["data"] = new JsonArray([.. photos]) },
            },
        };
        if (attachment is null) return [];
        foreach (var other in attachment.Select(a => a.Key).Except(names).ToList()) attachment.Remove(other);
        return new() { ["data"] = new JsonArray(attachment) };
    }

    private static JsonObject Photo(Page page, LedgerPhoto photo, string address)
    {
        var picture = page.Photos.First(p => p.Id == photo.PhotoId);
        var source = $"{address}/facebook/photo/{photo.PhotoId}.jpg";
        return new()
        {
            ["media"] = new JsonObject { ["image"] = new JsonObject { ["height"] = picture.Height, ["src"] = source, ["width"] = picture.Width } },
            ["target"] = new JsonObject { ["id"] = photo.PhotoId, ["url"] = source },
            ["type"] = "photo",
            ["url"] = source,
        };
    }

    private static JsonObject Counted(GraphField field, int count)
    {
        var node = new JsonObject { ["data"] = new JsonArray() };
        if (field.Modifiers.Contains("summary(", StringComparison.Ordinal)) node["summary"] = new JsonObject { ["total_count"] = count };
        return node;
    }

    /// <summary>What stands in the brackets behind a modifier's name.</summary>
    private static string Within(string modifiers, string name)
    {
        var start = modifiers.IndexOf(name + "(", StringComparison.Ordinal);
        if (start < 0) return "";
        start += name.Length + 1;
        var end = modifiers.IndexOf(')', start);
        return end < 0 ? modifiers[start..] : modifiers[start..end];
    }
}
