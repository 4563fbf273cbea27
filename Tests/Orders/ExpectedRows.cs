using System.Text.Json.Nodes;

namespace Tests.Orders;

/// <summary>The rows of expected-rows.json, which was written by hand before the function was.</summary>
internal static class ExpectedRows
{
    private static readonly JsonObject All = JsonNode.Parse(File.ReadAllText(Path.Combine(Webhook.Folder, "expected-rows.json")))!.AsObject();

    public static IReadOnlyCollection<string> Cases => [.. All.Select(c => c.Key)];

    /// <summary>Every column that the case names must be as it says; items that it names must be there, and an empty list means none.</summary>
    public static async Task MustBeAsync(string named, OrderFunction function, string database)
    {
        var expected = All[named]!.AsObject();
        Same(named, expected["order"]!.AsObject(), Assert.Single(await function.RowsAsync(database, "orders")));
        if (expected["items"] is not JsonArray items) return;
        var rows = await function.RowsAsync(database, "orderItems");
        if (items.Count == 0) Assert.Empty(rows);
        foreach (var item in items.Select(i => i!.AsObject()))
            Same(named, item, Assert.Single(rows, r => Text(r, "$id") == Text(item, "$id")));
    }

    public static string? Text(JsonObject row, string column) => row[column]?.GetValue<string>();

    private static void Same(string named, JsonObject expected, JsonObject row)
    {
        foreach (var (column, value) in expected)
            Assert.True(row.ContainsKey(column) && JsonNode.DeepEquals(value, row[column]), $"{named}, {column}: {row[column]?.ToJsonString() ?? "null"} instead of {value?.ToJsonString() ?? "null"}");
    }
}
