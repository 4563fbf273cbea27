using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

public sealed class RowRoutes(Project project, Gate gate, RowBill bill)
{
    public void Map(RouteGroupBuilder tablesDb)
    {
        var rows = tablesDb.MapGroup("/{database}/tables/{table}/rows");
        rows.MapGet("", (HttpRequest r, string database, string table) => Locked(r, "list", database, table, 200,
            t => new RowList(t, project.Now).Answer(RowQuery.ReadAll(r.Query), r.Query["total"] != "false" && r.Query["total"] != "0")));
        rows.MapGet("/{id}", (HttpRequest r, string database, string table, string id) => Locked(r, "get", database, table, 200, t =>
        {
            var queries = RowQuery.ReadAll(r.Query);
            foreach (var query in queries)
            {
                if (query.Method != "select") throw AppwriteException.Query($"Invalid query: Query method \"{query.Method}\" is not allowed here");
                new RowList(t, project.Now).Check(query);
            }
            return Writer(t).Find(id).Json(t, RowList.Selected(queries));
        }));
        rows.MapPost("", (HttpRequest r, string database, string table) => Write(r, "create", database, table, 201, (t, body) =>
        {
            if (body.ContainsKey("rows")) throw new AppwriteException(405, "general_not_implemented", "Bulk creation is not played here.");
            var id = Ids.Take("rowId", body.Text("rowId"));
            return Writer(t).Create(id, Data(body, "row_missing_data") ?? throw new AppwriteException(400, "row_missing_data", "The row data is missing. Try again with row data populated"), Permissions(body), Leniency.IsGranted(r.HttpContext)).Json(t);
        }));
        rows.MapPatch("/{id}", (HttpRequest r, string database, string table, string id) => Write(r, "update", database, table, 200, (t, body) =>
        {
            if (body["data"] is null && body["permissions"] is null) throw new AppwriteException(400, "row_missing_payload", "The row data and permissions are missing. You must provide either row data or permissions to be updated.");
            return Writer(t).Update(id, Data(body, "row_missing_payload") ?? [], Permissions(body), Timestamp(r)).Json(t);
        }));
        rows.MapPut("/{id}", (HttpRequest r, string database, string table, string id) => Write(r, "upsert", database, table, 201,
            (t, body) => Writer(t).Upsert(Ids.Take("rowId", id), Data(body, "row_missing_payload") ?? [], Permissions(body), Timestamp(r)).Json(t)));
        rows.MapDelete("/{id}", (HttpRequest r, string database, string table, string id) => Locked(r, "delete", database, table, 204, t =>
        {
            Writer(t).Delete(id, Timestamp(r));
            return null;
        }));
        foreach (var method in new[] { "increment", "decrement" })
        {
            rows.MapPatch("/{id}/{column}/" + method, (HttpRequest r, string database, string table, string id, string column) => Write(r, method, database, table, 200, (t, body) =>
                Writer(t).Step(id, column, method, Arithmetic.Number(body["value"]) ?? 1, Arithmetic.Number(body[method == "increment" ? "max" : "min"])).Json(t)));
        }
    }

    private RowWriter Writer(Table table) => new(table, project.Now);

    private async Task<IResult> Write(HttpRequest request, string verb, string database, string table, int status, Func<Table, JsonObject, JsonNode> work)
    {
        var body = await JsonReading.Body(request);
        if (body["transactionId"] is not null) throw NotInTransactions();
        return Locked(request, verb, database, table, status, t => work(t, body));
    }

    private IResult Locked(HttpRequest request, string verb, string database, string table, int status, Func<Table, JsonNode?> work)
    {
        var right = verb is "list" or "get" ? "read" : "write";
        gate.Check(request, $"rows.{right}", $"documents.{right}");
        if (request.Query.ContainsKey("transactionId")) throw NotInTransactions();
        JsonNode? answer = null;
        lock (project.Gate)
        {
            try
            {
                answer = work(project.Table(database, table));
            }
            finally
            {
                bill.Charge(table, verb, verb == "list" && answer?["rows"] is JsonArray rows ? rows.Count : 1);
            }
        }
        return answer is null ? Results.NoContent() : AppwriteAnswers.Json(answer, status);
    }

    private static AppwriteException NotInTransactions() => new(405, "general_not_implemented", "Staging by single row calls is not played here; stage operations on the transaction.");

    /// <summary>An object, or the same as a string.</summary>
    private static JsonObject? Data(JsonObject body, string missing)
    {
        try
        {
            return body["data"] switch
            {
                null => null,
                JsonObject o => o,
                JsonValue v when v.TryGetValue(out string? text) && JsonNode.Parse(text) is JsonObject parsed => parsed,
                _ => throw AppwriteException.Argument("Invalid `data` param: Value must be a valid JSON object"),
            };
        }
        catch (JsonException)
        {
            throw new AppwriteException(400, missing, "The row data is not valid JSON.");
        }
    }

    private static JsonArray? Permissions(JsonObject body) => body["permissions"] is JsonArray array ? (JsonArray)array.DeepClone() : null;

    private static DateTimeOffset? Timestamp(HttpRequest request)
    {
        var text = request.Headers["X-Appwrite-Timestamp"].ToString();
        if (text.Length == 0) return null;
        return Dates.Read(text) ?? throw AppwriteException.Argument("Invalid X-Appwrite-Timestamp header value");
    }
}
