using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Filter, order, cursor, limit. https://appwrite.io/docs/products/databases/queries</summary>
public sealed class RowList(Table table, DateTimeOffset now)
{
    private static readonly HashSet<string> System = ["$id", "$sequence", "$createdAt", "$updatedAt"];

    /// <summary>The server counts no further.</summary>
    private const int CountedAtMost = 5_000;

    public JsonObject Answer(IReadOnlyList<RowQuery> queries, bool total)
    {
        foreach (var query in queries) Check(query);
        var matching = table.Rows.Values.Where(r => queries.Where(q => q.IsFilter).All(q => RowFilter.Passes(q, r))).ToList();
        var count = total ? Math.Min(matching.Count, CountedAtMost) : 0;
        var ordered = Ordered(matching, queries);
        var limit = (int)(Number(queries, "limit") ?? 25);
        if (queries.FirstOrDefault(q => q.Method is "cursorAfter" or "cursorBefore") is { } cursor) ordered = After(ordered, cursor, queries, limit);
        var page = ordered.Skip((int)(Number(queries, "offset") ?? 0)).Take(limit);
        var selected = Selected(queries);
        return new JsonObject { ["total"] = count, ["rows"] = new JsonArray([.. page.Select(r => (JsonNode?)r.Json(table, selected))]) };
    }

    /// <returns>Null for everything.</returns>
    public static IReadOnlyCollection<string>? Selected(IReadOnlyList<RowQuery> queries)
    {
        var names = queries.Where(q => q.Method == "select").SelectMany(q => q.Values).Select(v => v?.ToString() ?? "").ToHashSet();
        return names.Count == 0 || names.Contains("*") ? null : names;
    }

    public void Check(RowQuery query)
    {
        switch (query.Method)
        {
            case "limit" when Whole(query) is not >= 1:
                throw AppwriteException.Query("Invalid query: Invalid limit: Value must be a valid range between 1 and 9,223,372,036,854,775,807");
            case "offset" when Whole(query) is not >= 0:
                throw AppwriteException.Query("Invalid query: Invalid offset: Value must be a valid range between 0 and 9,223,372,036,854,775,807");
            case "limit" or "offset" or "cursorAfter" or "cursorBefore" or "orderRandom":
                return;
            case "select":
                foreach (var name in query.Values.Select(v => v?.ToString() ?? "")) if (name is not ("*" or "$permissions" or "$databaseId" or "$tableId")) Known(name);
                return;
            case "and" or "or":
                if (query.Values.Count < 2 || query.Values.Any(v => v is not JsonObject)) throw AppwriteException.Query($"Invalid query: {query.Method} queries require at least two queries");
                foreach (var inner in query.Values.OfType<JsonObject>().Select(RowQuery.Of)) Check(inner);
                return;
        }
        Known(query.Attribute);
        if (query.Method is "isNull" or "isNotNull" or "orderAsc" or "orderDesc") return;
        if (query.Values.Count == 0) throw AppwriteException.Query($"Invalid query: {query.Method} queries require at least one value.");
        if (query.Method is "between" or "notBetween" && query.Values.Count != 2) throw AppwriteException.Query("Invalid query: between queries require exactly two values.");
        if (query.Method == "search" && !table.Indexes.Any(i => i.Type == "fulltext" && i.Columns.Contains(query.Attribute)))
            throw AppwriteException.Query($"Searching by attribute \"{query.Attribute}\" requires a fulltext index.");
        if (table.Column(query.Attribute) is { } column && query.Values.Any(v => !Fits(column, v)))
            throw AppwriteException.Query($"Invalid query: Query value is invalid for attribute \"{query.Attribute}\"");
    }

    private void Known(string name)
    {
        if (System.Contains(name)) return;
        if (table.Column(name)?.Status(now) != "available") throw AppwriteException.Query($"Invalid query: Attribute not found in schema: {name}");
    }

    private static bool Fits(Column column, JsonNode? value) => value is null ? column.Array : column switch
    {
        { IsNumber: true } => value.GetValueKind() == JsonValueKind.Number,
        { Type: "boolean" } => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        { Type: "datetime" } => value.GetValueKind() == JsonValueKind.String && Dates.Read(value.GetValue<string>()) is not null,
        _ => value.GetValueKind() == JsonValueKind.String,
    };

    private static List<Row> Ordered(IEnumerable<Row> rows, IReadOnlyList<RowQuery> queries)
    {
        var ordered = rows.OrderBy(_ => 0);
        foreach (var order in queries.Where(q => q.Method is "orderAsc" or "orderDesc"))
        {
            var by = Comparer<Row>.Create((a, b) => RowFilter.Order(a.Value(order.Attribute), b.Value(order.Attribute)));
            ordered = order.Method == "orderAsc" ? ordered.ThenBy(r => r, by) : ordered.ThenByDescending(r => r, by);
        }
        return [.. ordered.ThenBy(r => r.Sequence)];
    }

    private List<Row> After(List<Row> ordered, RowQuery cursor, IReadOnlyList<RowQuery> queries, int limit)
    {
        var id = cursor.Values.Count > 0 ? cursor.Values[0]?.ToString() ?? "" : "";
        if (!table.Rows.TryGetValue(id, out var row)) throw new AppwriteException(400, "general_cursor_not_found", $"Row '{id}' for the 'cursor' value not found.");
        foreach (var order in queries.Where(q => q.Method is "orderAsc" or "orderDesc"))
            if (row.Value(order.Attribute) is null) throw new AppwriteException(400, "database_query_order_null", $"The order column '{order.Attribute}' had a null value. Cursor pagination requires all rows order column values are non-null.");
        // The cursor row itself may no longer match the filters, so its place is found among all.
        var place = Ordered(ordered.Contains(row) ? ordered : [.. ordered, row], queries);
        var at = place.IndexOf(row);
        return cursor.Method == "cursorAfter" ? place[(at + 1)..] : place[Math.Max(0, at - limit)..at];
    }

    private static long? Number(IReadOnlyList<RowQuery> queries, string method) =>
        queries.LastOrDefault(q => q.Method == method) is { } query ? Math.Min(Whole(query) ?? 0, int.MaxValue) : null;

    private static long? Whole(RowQuery query) => query.Values.Count == 1 && query.Values[0] is JsonValue v && v.TryGetValue(out long n) ? n : null;
}
