using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Meta;

/// <summary>How the Graph answers: only the fields asked for, and lists page by page.</summary>
public static class GraphAnswer
{
    public static IResult Ok(JsonNode body) => Results.Text(body.ToJsonString(), "application/json; charset=UTF-8", Encoding.UTF8);

    public static string AddressOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    /// <summary>"2026-11-22T18:31:04+0000"</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    /// <param name="value">Null for a field that this type of node does not have; an empty text or list for one without a value, which is left out.</param>
    public static IResult Select(IEnumerable<GraphField> fields, string type, Func<GraphField, JsonNode?> value)
    {
        var (node, unknown) = Pick(fields, value);
        return unknown is null ? Ok(node) : GraphError.NoField(unknown, type).Answer();
    }

    public static (JsonObject Node, string? Unknown) Pick(IEnumerable<GraphField> fields, Func<GraphField, JsonNode?> value)
    {
        var node = new JsonObject();
        foreach (var field in fields)
        {
            if (value(field) is not { } found) return (node, field.Name);
            // What is empty is not there at all.
            if (found is JsonValue v && v.TryGetValue(out string? text) && text.Length == 0) continue;
            if (found is JsonArray { Count: 0 } or JsonObject { Count: 0 }) continue;
            node[field.Name] = found;
        }
        return (node, null);
    }

    /// <summary>One page of a list, with the address of the next.</summary>
    /// <param name="items">All of it, in order.</param>
    public static IResult List<T>(GraphRequest request, IReadOnlyList<T> items, Func<T, string> id, string type, Func<T, GraphField, JsonNode?> value, string address)
    {
        var limit = int.TryParse(request["limit"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 100) : 25;
        var rest = request["after"] is { } after ? [.. items.SkipWhile(i => id(i) != after).Skip(1)] : items;
        var data = new JsonArray();
        foreach (var item in rest.Take(limit))
        {
            var (node, unknown) = Pick(request.Fields, f => value(item, f));
            if (unknown is not null) return GraphError.NoField(unknown, type).Answer();
            data.Add((JsonNode)node);
        }
        var body = new JsonObject { ["data"] = data };
        if (data.Count == 0) return Ok(body);
        var last = id(rest[data.Count - 1]);
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = id(rest[0]), ["after"] = last } };
        if (rest.Count > limit) paging["next"] = address + request.Following(last);
        body["paging"] = paging;
        return Ok(body);
    }
}
