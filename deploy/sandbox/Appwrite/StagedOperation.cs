using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <param name="RowId">Empty for the bulk ones, whose rows name themselves.</param>
/// <param name="At">When it was staged: a row that others have changed since is a conflict.</param>
public sealed record StagedOperation(string Action, Table Table, string RowId, JsonNode Data, DateTimeOffset At)
{
    private static readonly string[] OfOneRow = ["create", "update", "upsert", "delete", "increment", "decrement"];
    private static readonly string[] OfRowsByName = ["bulkCreate", "bulkUpsert"];
    private static readonly string[] OfRowsByQuery = ["bulkUpdate", "bulkDelete"];

    /// <param name="staged">What the transaction holds so far.</param>
    public static StagedOperation Read(Project project, JsonNode? sent, IReadOnlyCollection<StagedOperation> staged)
    {
        if (sent is not JsonObject operation) throw Wrong("Value must be an array");
        if (operation.Text("action") is not { } action || !OfOneRow.Concat(OfRowsByName).Concat(OfRowsByQuery).Contains(action)) throw Wrong("Key 'action' must be one of: " + string.Join(", ", OfOneRow.Concat(OfRowsByName).Concat(OfRowsByQuery)));
        if (OfRowsByQuery.Contains(action)) throw new AppwriteException(405, "general_not_implemented", $"{action} is not played here.");
        if (operation.Text("databaseId") is not { Length: > 0 } database) throw Wrong("Missing required key: databaseId");
        if (operation.Text("tableId") is not { Length: > 0 } tableId) throw Wrong("Missing required key: tableId");
        var table = project.Table(database, tableId);
        var bulk = OfRowsByName.Contains(action);
        var rowId = operation.Text("rowId") ?? "";
        if (!bulk && rowId.Length == 0) throw Wrong($"Key 'rowId' is required for action '{action}'");
        if (!bulk) Ids.Take("rowId", rowId);
        JsonNode? data = bulk ? operation["data"] as JsonArray : operation["data"] as JsonObject;
        if (data is null && action != "delete") throw Wrong("Missing required key: data");
        if (bulk && data!.AsArray() is var rows && (rows.Count > Transaction.MostOperations || rows.Any(r => r is not JsonObject o || Ids.Take("$id", o.Text("$id")) is null)))
            throw Wrong($"Bulk data must be at most {Transaction.MostOperations} rows, each with an $id");
        var read = new StagedOperation(action, table, rowId, data?.DeepClone() ?? new JsonObject(), Millisecond(project.Now));
        if (action is "update" or "delete" or "increment" or "decrement" && !table.Rows.ContainsKey(rowId) && !staged.Any(s => s.Table == table && s.Rows.Contains(rowId)))
            throw new AppwriteException(404, "row_not_found", $"Row with the requested ID '{rowId}' could not be found.");
        if (action is "increment" or "decrement" && table.Column(operation["data"]!.AsObject().Text("column") ?? "")?.IsNumber != true)
            throw new AppwriteException(400, "column_type_invalid", "Column is not a number.");
        return read;
    }

    /// <summary>As it is called on the bill, where rows count and not the way they were sent.</summary>
    public string Verb => Action switch { "bulkCreate" => "create", "bulkUpsert" => "upsert", _ => Action };

    /// <summary>The rows it touches.</summary>
    public IEnumerable<string> Rows => Data is JsonArray rows ? rows.Select(r => r!.AsObject().Text("$id")!) : [RowId];

    /// <param name="own">Rows that this transaction has written already: those cannot be in conflict with it.</param>
    public void Run(HashSet<(Table Table, string Row)> own, DateTimeOffset now)
    {
        var writer = new RowWriter(Table, now);
        foreach (var id in Rows)
        {
            var row = Table.Rows.GetValueOrDefault(id);
            if (row is not null && own.Add((Table, id)) && Millisecond(row.UpdatedAt) > At) throw Conflict();
            own.Add((Table, id));
        }
        if (Action is "create" or "bulkCreate" && Rows.Any(Table.Rows.ContainsKey)) throw Conflict();
        switch (Action)
        {
            case "create" or "bulkCreate" or "upsert" or "bulkUpsert":
                // In a transaction creating runs into the trap of operators, too.
                foreach (var (id, data) in Data is JsonArray rows ? rows.Select(r => (r!.AsObject().Text("$id")!, r.AsObject())) : [(RowId, Data.AsObject())]) writer.Upsert(id, data, null, null);
                break;
            case "update":
                writer.Update(RowId, Data.AsObject(), null, null);
                break;
            case "delete":
                writer.Delete(RowId, null);
                break;
            default:
                var step = Data.AsObject();
                writer.Step(RowId, step.Text("column")!, Action, Arithmetic.Number(step["value"]) ?? 1, Arithmetic.Number(step[Action == "increment" ? "max" : "min"]));
                break;
        }
    }

    private static AppwriteException Conflict() => new(409, "transaction_conflict", "The transaction has a conflict. Please resolve the conflict and try again.");

    private static AppwriteException Wrong(string message) => AppwriteException.Argument("Invalid `operations` param: " + message);

    /// <summary>Times are kept no finer there.</summary>
    private static DateTimeOffset Millisecond(DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMillisecond, time.Offset);
}
