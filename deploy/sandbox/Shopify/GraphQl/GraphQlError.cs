using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Sandbox.Shopify.GraphQl;

/// <summary>One entry of <c>errors</c>.</summary>
public sealed record GraphQlError(string Message, JsonArray? Locations = null, JsonArray? Path = null, JsonObject? Extensions = null)
{
    public JsonObject Json()
    {
        var json = new JsonObject { ["message"] = Message };
        if (Locations is not null) json["locations"] = Locations.DeepClone();
        if (Path is not null) json["path"] = Path.DeepClone();
        if (Extensions is not null) json["extensions"] = Extensions.DeepClone();
        return json;
    }

    /// <param name="details">Name, value, name, value ….</param>
    public static GraphQlError Of(string text, ASTNode? node, string message, IEnumerable<string>? path, string code, params string[] details)
    {
        var extensions = new JsonObject { ["code"] = code };
        for (var i = 0; i + 1 < details.Length; i += 2) extensions[details[i]] = details[i + 1];
        return new(message, node is null ? null : At(text, node), path is null ? null : new JsonArray([.. path.Select(p => (JsonNode?)p)]), extensions);
    }

    public static JsonArray At(string text, ASTNode node)
    {
        var before = text.AsSpan(0, Math.Min(node.Location.Start, text.Length));
        var line = before.Count('\n') + 1;
        return [new JsonObject { ["line"] = line, ["column"] = before.Length - before.LastIndexOf('\n') }];
    }
}

/// <summary>An error found while a field was being answered; the whole answer falls.</summary>
public sealed class GraphQlException(GraphQlError error) : Exception(error.Message)
{
    public GraphQlError Error => error;

    public static GraphQlException BadRequest(string message, IEnumerable<string> path) =>
        new(new(message, null, new JsonArray([.. path.Select(p => (JsonNode?)p)]), new JsonObject { ["code"] = "BAD_REQUEST" }));
}
