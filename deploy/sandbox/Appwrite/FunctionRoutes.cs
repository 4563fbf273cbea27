using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>https://appwrite.io/docs/references/cloud/server-rest/functions. A free project has two at most.</summary>
public sealed class FunctionRoutes(Project project, Gate gate)
{
    private const int Most = 2;

    private static readonly string[] Runtimes = ["node-16.0", "node-18.0", "node-22", "node-25", "bun-1.1", "deno-2.0", "go-1.23", "python-3.12", "php-8.3", "ruby-3.3", "rust-1.83"];

    /// <summary>Settings that take effect with the next deployment.</summary>
    private static readonly string[] Built = ["runtime", "entrypoint", "commands"];

    private static readonly HashSet<string> Scopes =
        [.. new[] { "databases", "tables", "columns", "indexes", "rows", "buckets", "files", "functions", "execution", "rules", "users", "sessions", "teams", "messages" }.SelectMany(s => new[] { s + ".read", s + ".write" })];

    public void Map(IEndpointRouteBuilder app)
    {
        const string root = "/v1/functions";
        app.On("GET", root, c => Locked(c, "functions.read", () => new JsonObject
        {
            ["total"] = project.Functions.Count, ["functions"] = new JsonArray([.. project.Functions.Keys.Select(id => (JsonNode?)project.Function(id).Json(project.Now))]),
        }));
        app.On("GET", root + "/runtimes", _ => AppwriteAnswers.Json(new JsonObject
        {
            ["total"] = Runtimes.Length,
            ["runtimes"] = new JsonArray([.. Runtimes.Select(r => (JsonNode?)new JsonObject { ["$id"] = r, ["key"] = r.Split('-')[0], ["name"] = r.Split('-')[0], ["version"] = r.Split('-')[1] })]),
        }));
        app.On("GET", root + "/{function}", c => Locked(c, "functions.read", () => project.Function(c.Hole("function")).Json(project.Now)));
        app.On("POST", root, async c =>
        {
            var body = await JsonReading.Body(c.Request);
            return Locked(c, "functions.write", () => Create(body).Json(project.Now), 201);
        });
        app.On("PUT", root + "/{function}", async c =>
        {
            var body = await JsonReading.Body(c.Request);
            return Locked(c, "functions.write", () => Update(project.Function(c.Hole("function")), body).Json(project.Now));
        });
        app.On("DELETE", root + "/{function}", c =>
        {
            gate.Check(c.Request, "functions.write");
            lock (project.Gate) project.Functions.Remove(project.Function(c.Hole("function")).Id);
            return Results.NoContent();
        });
    }

    private Function Create(JsonObject body)
    {
        var id = Ids.Take("functionId", body.Text("functionId"));
        if (body.Text("runtime") is null) throw AppwriteException.Argument("Param \"runtime\" is not optional.");
        if (project.Functions.ContainsKey(id)) throw new AppwriteException(409, "function_already_exists", "Function with the requested ID already exists. Try again with a different ID or use ID.unique() to generate a unique ID.");
        if (project.Functions.Count == Most) throw new AppwriteException(403, "additional_resource_not_allowed", "The maximum number of functions for the current plan has been reached.");
        return project.Functions[id] = new()
        {
            Id = id, Settings = Read(body, null), CreatedAt = project.Now, ChangedAt = project.Now,
            Domain = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)) + ".fra.appwrite.run",
        };
    }

    private Function Update(Function function, JsonObject body)
    {
        var settings = Read(body, function.Text("runtime"));
        if (Built.Any(s => settings[s]!.ToString() != function.Text(s))) function.ChangedAt = project.Now;
        function.Settings = settings;
        return function;
    }

    /// <summary>What is not given is as in a new one: only the runtime stays.</summary>
    private static JsonObject Read(JsonObject body, string? runtime)
    {
        if (body.Text("name") is not { Length: > 0 and <= 128 } name) throw AppwriteException.Argument("Invalid `name` param: Value must be a valid string and at least 1 chars and no longer than 128 chars");
        if (!Runtimes.Contains(body.Text("runtime") ?? runtime)) throw new AppwriteException(404, "function_runtime_unsupported", "Runtime is not supported");
        var timeout = body.Number("timeout") ?? 15;
        if (timeout is < 1 or > 900) throw AppwriteException.Argument("Invalid `timeout` param: Value must be a valid range between 1 and 900");
        if (body.Strings("scopes").FirstOrDefault(s => !Scopes.Contains(s)) is not null) throw AppwriteException.Argument("Invalid `scopes` param: Value must be one of the known scopes");
        if (body.Strings("execute").FirstOrDefault(r => r is not ("any" or "guests" or "users") && !r.Contains(':')) is not null)
            throw AppwriteException.Argument("Invalid `execute` param: Role must be one of the following: any, guests, users, user, team, member, label");
        return new()
        {
            ["name"] = name, ["runtime"] = body.Text("runtime") ?? runtime, ["execute"] = List(body, "execute"), ["events"] = List(body, "events"), ["schedule"] = body.Text("schedule") ?? "",
            ["timeout"] = (int)timeout, ["enabled"] = body["enabled"] is null || body.Flag("enabled"), ["logging"] = body["logging"] is null || body.Flag("logging"),
            ["entrypoint"] = body.Text("entrypoint") ?? "", ["commands"] = body.Text("commands") ?? "", ["scopes"] = List(body, "scopes"),
        };
    }

    private static JsonArray List(JsonObject body, string name) => [.. body.Strings(name).Select(s => (JsonNode?)s)];

    private IResult Locked(HttpContext context, string scope, Func<JsonNode> work, int status = 200)
    {
        gate.Check(context.Request, scope);
        lock (project.Gate) return AppwriteAnswers.Json(work(), status);
    }
}
