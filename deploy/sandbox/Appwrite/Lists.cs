using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Operators on array columns.</summary>
public static class Lists
{
    public static JsonNode Run(string method, JsonNode? current, JsonArray values)
    {
        if (current is not (JsonArray or null)) throw AppwriteException.Structure($"Cannot apply {method} operator to a non-array attribute");
        var list = ((JsonArray?)current ?? []).Select(Copy).ToList();
        switch (method)
        {
            case "arrayAppend":
                list.AddRange(values.Select(Copy));
                break;
            case "arrayPrepend":
                list.InsertRange(0, values.Select(Copy));
                break;
            case "arrayInsert" when values.Count == 2 && values[0] is JsonValue v && v.TryGetValue(out int at) && at >= 0 && at <= list.Count:
                list.Insert(at, Copy(values[1]));
                break;
            case "arrayRemove":
                list.RemoveAll(x => JsonNode.DeepEquals(x, values.FirstOrDefault()));
                break;
            case "arrayUnique":
                list = [.. list.DistinctBy(x => x?.ToJsonString())];
                break;
            case "arrayIntersect":
                list.RemoveAll(x => !values.Any(y => JsonNode.DeepEquals(x, y)));
                break;
            case "arrayDiff":
                list.RemoveAll(x => values.Any(y => JsonNode.DeepEquals(x, y)));
                break;
            case "arrayFilter" when values.FirstOrDefault()?.ToString() == "isNotNull":
                list.RemoveAll(x => x is null);
                break;
            default:
                throw AppwriteException.Structure($"Invalid values for operator {method}");
        }
        return new JsonArray([.. list]);
    }

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
