using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public static class IndexReader
{
    /// <param name="columns">The name under which the columns stand: it differs between inline and alone.</param>
    public static ColumnIndex Read(JsonObject body, string columns, DateTimeOffset now, DateTimeOffset readyAt, string outcome)
    {
        Ids.CheckKey(body.Text("key"));
        if (body.Text("type") is not ("key" or "unique" or "fulltext" or "spatial")) throw AppwriteException.Argument("Invalid `type` param: Value must be one of (key, fulltext, unique, spatial)");
        var names = body.Strings(columns);
        if (names.Count is 0 or > 100) throw AppwriteException.Argument($"Invalid `{columns}` param: Value must a valid array no longer than 100 items");
        var orders = body.Strings("orders");
        if (orders.Any(o => o is not ("ASC" or "DESC"))) throw AppwriteException.Argument("Invalid `orders` param: Value must be one of (ASC, DESC)");
        return new()
        {
            Key = body.Text("key")!,
            Type = body.Text("type")!,
            Columns = names,
            Orders = orders,
            Lengths = body["lengths"] is JsonArray lengths ? [.. lengths.Select(l => l is JsonValue v && v.TryGetValue(out long n) ? n : 0)] : [],
            CreatedAt = now,
            ReadyAt = readyAt,
            Outcome = outcome,
        };
    }
}
