using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class TableRoutes(Project project, Gate gate)
{
    public void Map(RouteGroupBuilder tablesDb)
    {
        tablesDb.MapGet("/{database}/tables", (HttpRequest r, string database) => Locked(r, "tables.read", "collections.read", () =>
        {
            var tables = project.Database(database).Tables.Values;
            return new JsonObject { ["total"] = tables.Count, ["tables"] = new JsonArray([.. tables.Select(t => (JsonNode?)t.Json(project.Now))]) };
        }));
        tablesDb.MapGet("/{database}/tables/{table}", (HttpRequest r, string database, string table) =>
            Locked(r, "tables.read", "collections.read", () => project.Table(database, table).Json(project.Now)));
        tablesDb.MapDelete("/{database}/tables/{table}", (HttpRequest r, string database, string table) =>
        {
            gate.Check(r, "tables.write", "collections.write");
            lock (project.Gate)
            {
                project.Database(database).Tables.Remove(project.Table(database, table).Id);
                return Results.NoContent();
            }
        });
        tablesDb.MapPost("/{database}/tables", async (HttpRequest r, string database) =>
        {
            var body = await JsonReading.Body(r);
            return Locked(r, "tables.write", "collections.write", () => Create(project.Database(database), body), 201);
        });
    }

    /// <summary>Columns and indexes given along are there at once; when one is wrong, nothing is made.</summary>
    private JsonObject Create(Database database, JsonObject body)
    {
        var id = Ids.Take("tableId", body.Text("tableId"));
        if (body.Text("name") is not { Length: > 0 and <= 128 } name) throw AppwriteException.Argument("Invalid `name` param: Value must be a valid string and at least 1 chars and no longer than 128 chars");
        if (database.Tables.ContainsKey(id)) throw new AppwriteException(409, "table_already_exists", "Table with the requested ID already exists. Try again with a different ID or use ID.unique() to generate a unique ID.");
        var table = new Table
        {
            Id = id,
            DatabaseId = database.Id,
            Name = name,
            Enabled = body["enabled"] is null || body.Flag("enabled"),
            RowSecurity = body.Flag("rowSecurity"),
            Permissions = body["permissions"] is JsonArray permissions ? (JsonArray)permissions.DeepClone() : [],
            CreatedAt = project.Now,
        };
        foreach (var column in Objects(body, "columns").Select(c => ColumnReader.FromInline(c, project.Now))) SchemaRules.Add(table, column);
        foreach (var index in Objects(body, "indexes")) SchemaRules.Add(table, IndexReader.Read(index, "attributes", project.Now, project.Now, "available"), project.Now);
        database.Tables[id] = table;
        return table.Json(project.Now);
    }

    private static IEnumerable<JsonObject> Objects(JsonObject body, string name)
    {
        if (body[name] is null) return [];
        if (body[name] is not JsonArray { Count: <= 100 } array || array.Any(x => x is not JsonObject))
            throw AppwriteException.Argument($"Invalid `{name}` param: Value must a valid array no longer than 100 items and Value must be a valid JSON object");
        return array.OfType<JsonObject>();
    }

    private IResult Locked(HttpRequest request, string scope, string older, Func<JsonNode> work, int status = 200)
    {
        gate.Check(request, scope, older);
        lock (project.Gate) return AppwriteAnswers.Json(work(), status);
    }
}
