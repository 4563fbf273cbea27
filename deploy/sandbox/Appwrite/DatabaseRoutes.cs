using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class DatabaseRoutes(Project project, Gate gate)
{
    public void Map(RouteGroupBuilder tablesDb)
    {
        tablesDb.MapGet("", (HttpRequest r) => Locked(r, "databases.read", () => new JsonObject
        {
            ["total"] = project.Databases.Count,
            ["databases"] = new JsonArray([.. project.Databases.Values.Select(d => (JsonNode?)d.Json())]),
        }));
        tablesDb.MapGet("/{database}", (HttpRequest r, string database) => Locked(r, "databases.read", () => project.Database(database).Json()));
        tablesDb.MapDelete("/{database}", (HttpRequest r, string database) =>
        {
            gate.Check(r, "databases.write");
            lock (project.Gate)
            {
                project.Databases.Remove(project.Database(database).Id);
                return Results.NoContent();
            }
        });
        tablesDb.MapPost("", async (HttpRequest r) =>
        {
            var body = await JsonReading.Body(r);
            return Locked(r, "databases.write", () => Create(body), 201);
        });
    }

    private JsonObject Create(JsonObject body)
    {
        var id = Ids.Take("databaseId", body.Text("databaseId"));
        if (body.Text("name") is not { Length: > 0 and <= 128 } name) throw AppwriteException.Argument("Invalid `name` param: Value must be a valid string and at least 1 chars and no longer than 128 chars");
        if (project.Databases.ContainsKey(id)) throw new AppwriteException(409, "database_already_exists", "Database with the requested ID already exists. Try again with a different ID or use ID.unique() to generate a unique ID.");
        var database = new Database { Id = id, Name = name, CreatedAt = project.Now };
        project.Databases[id] = database;
        return database.Json();
    }

    private IResult Locked(HttpRequest request, string scope, Func<JsonNode> work, int status = 200)
    {
        gate.Check(request, scope);
        lock (project.Gate) return AppwriteAnswers.Json(work(), status);
    }
}
