using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Health;
using Conversations.Costs;
using Conversations.Orders;
using Conversations.Posts.Restoring;

namespace Bot.Appwrite;

/// <summary>
/// The orders' rows: read by the time of their change, and written where only Shopify has told of an order. As the order function does it, an order
/// and its lines are one transaction, and of two who have read the same row one is refused and reads again.
/// </summary>
internal sealed class AppwriteOrders(AppwriteClient client) : IOrderBooks
{
    private const int MostTries = 4;

    /// <summary>What a free plan takes at once.</summary>
    private const int MostRowsOfAnOperation = 100;

    public bool IsOn => client.IsOn;

    public async Task<IReadOnlyList<BookedOrder>> ChangedSinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        while (true)
        {
            var rows = await RowsAsync(ct, Query("greaterThan", "$updatedAt", OrderRow.Iso(since)), Query("orderAsc", "$updatedAt"), Query("limit", null, IOrderBooks.Page), Select);
            var changed = new List<BookedOrder>();
            foreach (var row in rows)
            {
                if (OrderRow.Time(row, "$updatedAt") is not { } at) throw new BooksUnreadableException("Appwrite does not say when an order's row was changed.");
                if (OrderRow.Read(row) is { } order) changed.Add(new(at, order));
                since = at;
            }
            // A page of nothing but refunds before their orders is not the end.
            if (changed.Count > 0 || rows.Count < IOrderBooks.Page) return changed;
        }
    }

    public async Task StoreAsync(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        foreach (var some in orders.Chunk(IOrderBooks.Page))
        {
            var rows = await FindAsync([.. some.Select(OrderRow.Id)], ct);
            foreach (var order in some) await StoreAsync(order, rows.GetValueOrDefault(OrderRow.Id(order)), ct);
        }
    }

    private static string Select => Query("select", null, [.. OrderRow.Columns.Select(c => (JsonNode)c)]);

    private async Task StoreAsync(Order order, JsonObject? row, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (Operations(order, row) is not { Count: > 0 } operations) return;
            var result = await CommitAsync(operations, ct);
            if (result.Result == AppwriteResult.Done) return;
            if (!WasChanged(result)) throw new BooksUnreadableException(result.Sentence);
            row = (await FindAsync([OrderRow.Id(order)], ct)).GetValueOrDefault(OrderRow.Id(order));
        }
        throw new BooksUnreadableException("Appwrite: others kept changing the same order.");
    }

    /// <returns>Empty when the row tells of the same or of a later state.</returns>
    private List<JsonObject> Operations(Order order, JsonObject? row)
    {
        if (row is not null && OrderRow.Time(row, "updatedAt") > order.UpdatedAt) return [];
        var (data, items) = (OrderRow.Data(order), OrderRow.Items(order));
        var differs = row is null || OrderRow.Text(row, "status") is null || OrderRow.Differs(data, row);
        if (!differs) return [];
        var hash = OrderRow.ItemsHash(items);
        var writesItems = items.Count > 0 && (row is null || OrderRow.Text(row, "itemsHash") != hash);
        if (writesItems) data["itemsHash"] = hash;
        List<JsonObject> operations = row is null ? [Operation("create", OrderRow.Id(order), With(data, 1))] : Update(OrderRow.Id(order), row, data);
        if (writesItems) operations.AddRange(items.Chunk(MostRowsOfAnOperation).Select(Upsert));
        return operations;
    }

    private List<JsonObject> Update(string rowId, JsonObject row, JsonObject data) => OrderRow.Number(row, "revision") is { } revision
        ? [Operation("increment", rowId, new() { ["column"] = "revision", ["value"] = 1, ["max"] = revision + 1 }), Operation("update", rowId, OperatorGuard.Guard(data))]
        : [Operation("update", rowId, With(data, 1))];

    private static JsonObject With(JsonObject data, int revision)
    {
        data["revision"] = revision;
        return OperatorGuard.Guard(data);
    }

    private JsonObject Operation(string action, string rowId, JsonObject data) => new()
    {
        ["action"] = action, ["databaseId"] = client.DatabaseId, ["tableId"] = AppwriteTables.Orders, ["rowId"] = rowId, ["data"] = data,
    };

    private JsonObject Upsert(IEnumerable<JsonObject> items) => new()
    {
        ["action"] = "bulkUpsert", ["databaseId"] = client.DatabaseId, ["tableId"] = AppwriteTables.OrderItems, ["data"] = new JsonArray([.. items.Select(i => OperatorGuard.Guard(i))]),
    };

    /// <summary>Another write came between; a commit answers with the names that tables had before they were called so.</summary>
    private static bool WasChanged(AppwriteAnswer answer) => answer.Status == 409
        || answer.Type is "attribute_limit_exceeded" or "column_limit_exceeded" or "document_not_found" or "row_not_found";

    private async Task<AppwriteAnswer> CommitAsync(List<JsonObject> operations, CancellationToken ct)
    {
        try
        {
            return await client.CommitAsync(RowCause.Orders, new JsonArray([.. operations]), ct);
        }
        catch (VendorCallException e)
        {
            throw new BooksUnreadableException($"Appwrite cannot be written: {e.Message}", e);
        }
    }

    private async Task<Dictionary<string, JsonObject>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var rows = await RowsAsync(ct, Query("equal", "$id", [.. ids.Select(i => (JsonNode)i)]), Query("limit", null, IOrderBooks.Page), Select);
        return rows.ToDictionary(r => OrderRow.Text(r, "$id")!);
    }

    private async Task<List<JsonObject>> RowsAsync(CancellationToken ct, params string[] queries)
    {
        try
        {
            var answer = await client.ListRowsAsync(RowCause.Orders, AppwriteTables.Orders, queries, ct);
            if (answer.Result != AppwriteResult.Done) throw new BooksUnreadableException(answer.Sentence);
            return JsonNode.Parse(answer.Body)?["rows"]?.AsArray().OfType<JsonObject>().ToList() ?? throw new JsonException("no rows");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or VendorCallException)
        {
            throw new BooksUnreadableException(e is VendorCallException ? $"Appwrite cannot be read: {e.Message}" : "Appwrite's answer about orders cannot be read.", e);
        }
    }

    private static string Query(string method, string? attribute, params JsonNode?[] values)
    {
        var query = new JsonObject { ["method"] = method, ["values"] = new JsonArray(values) };
        if (attribute is not null) query["attribute"] = attribute;
        return query.ToJsonString();
    }
}
