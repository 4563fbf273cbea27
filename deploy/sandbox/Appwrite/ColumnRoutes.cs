using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Columns and indexes asked for alone are made later: 202, then poll.</summary>
public sealed class ColumnRoutes(Project project, Gate gate)
{
    public void Map(RouteGroupBuilder tablesDb)
    {
        var table = tablesDb.MapGroup("/{database}/tables/{table}");
        table.MapGet("/columns", (HttpRequest r, string database, string table) => Read(r, "columns", () =>
            List("columns", project.Table(database, table).Columns.Select(c => c.Json(project.Now)))));
        table.MapGet("/indexes", (HttpRequest r, string database, string table) => Read(r, "indexes", () =>
            List("indexes", project.Table(database, table).Indexes.Select(i => i.Json(project.Now)))));
        table.MapGet("/columns/{key}", (HttpRequest r, string database, string table, string key) => Read(r, "columns", () =>
            project.Table(database, table).Column(key)?.Json(project.Now)
                ?? throw new AppwriteException(404, "column_not_found", "Column with the requested key could not be found.")));
        table.MapGet("/indexes/{key}", (HttpRequest r, string database, string table, string key) => Read(r, "indexes", () =>
            project.Table(database, table).Indexes.Find(i => i.Key == key)?.Json(project.Now)
                ?? throw new AppwriteException(404, "column_index_not_found", "Index with the requested key could not be found.")));
        table.MapPost("/columns/{type}", async (HttpRequest r, string database, string table, string type) =>
        {
            var body = await JsonReading.Body(r);
            gate.Check(r, "columns.write", "attributes.write");
            lock (project.Gate)
            {
                var target = project.Table(database, table);
                var column = ColumnReader.FromRoute(type, body, project) ?? throw AppwriteException.NoRoute();
                SchemaRules.Add(target, column);
                return AppwriteAnswers.Json(column.Json(project.Now), 202);
            }
        });
        table.MapPost("/indexes", async (HttpRequest r, string database, string table) =>
        {
            var body = await JsonReading.Body(r);
            gate.Check(r, "indexes.write", "indexes.write");
            lock (project.Gate)
            {
                var target = project.Table(database, table);
                var (readyAt, outcome) = project.Pace();
                var index = IndexReader.Read(body, "columns", project.Now, readyAt, outcome);
                SchemaRules.Add(target, index, project.Now);
                return AppwriteAnswers.Json(index.Json(project.Now), 202);
            }
        });
    }

    private IResult Read(HttpRequest request, string what, Func<JsonNode> work)
    {
        gate.Check(request, $"{what}.read");
        lock (project.Gate) return AppwriteAnswers.Json(work());
    }

    private static JsonObject List(string name, IEnumerable<JsonObject> items)
    {
        var array = new JsonArray([.. items.Select(i => (JsonNode?)i)]);
        return new() { ["total"] = array.Count, [name] = array };
    }
}
