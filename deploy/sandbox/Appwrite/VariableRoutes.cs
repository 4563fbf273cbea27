using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>A function's own variables. A change takes effect with the next deployment.</summary>
public sealed class VariableRoutes(Project project, Gate gate)
{
    public void Map(IEndpointRouteBuilder app)
    {
        const string root = "/v1/functions/{function}/variables";
        app.On("GET", root, c => Locked(c, "functions.read", f => new()
        {
            // The page is as long as it is asked for.
            ["total"] = f.Variables.Count,
            ["variables"] = new JsonArray([.. f.Variables.Take(RowQuery.ReadAll(c.Request.Query).FirstOrDefault(q => q.Method == "limit")?.Values[0]?.GetValue<int>() ?? 25).Select(v => (JsonNode?)v.Json(f.Id))]),
        }));
        app.On("GET", root + "/{variable}", c => Locked(c, "functions.read", f => Find(c, f).Json(f.Id)));
        app.On("POST", root, async c =>
        {
            var body = await JsonReading.Body(c.Request);
            return Locked(c, "functions.write", f => Create(f, body).Json(f.Id), 201);
        });
        app.On("PUT", root + "/{variable}", async c =>
        {
            var body = await JsonReading.Body(c.Request);
            return Locked(c, "functions.write", f => Update(f, Find(c, f), body).Json(f.Id));
        });
        app.On("DELETE", root + "/{variable}", c =>
        {
            Locked(c, "functions.write", f =>
            {
                f.Variables.Remove(Find(c, f));
                f.ChangedAt = project.Now;
                return [];
            });
            return Results.NoContent();
        });
    }

    private Variable Create(Function function, JsonObject body)
    {
        var id = Ids.Take("variableId", body.Text("variableId"));
        var variable = new Variable(id, Key(body.Text("key")), Value(body.Text("value")), body["secret"] is null || body.Flag("secret"), project.Now, project.Now);
        if (function.Variables.Any(v => v.Key == variable.Key || v.Id == id)) throw new AppwriteException(409, "variable_already_exists", "Variable with the same ID already exists in this project. Try again with a different ID.");
        function.Variables.Add(variable);
        function.ChangedAt = project.Now;
        return variable;
    }

    private Variable Update(Function function, Variable before, JsonObject body)
    {
        if (before.IsSecret && body["secret"] is not null && !body.Flag("secret")) throw new AppwriteException(400, "variable_cannot_unset_secret", "Secret variables cannot be marked as non-secret. Please re-create the variable if this is your intention.");
        var variable = before with
        {
            Key = Key(body.Text("key") ?? before.Key), Value = Value(body.Text("value") ?? before.Value), IsSecret = before.IsSecret || body.Flag("secret"), UpdatedAt = project.Now,
        };
        function.Variables[function.Variables.IndexOf(before)] = variable;
        function.ChangedAt = project.Now;
        return variable;
    }

    private static string Key(string? key) => key is { Length: > 0 and <= 255 } && !key.StartsWith("APPWRITE_", StringComparison.Ordinal)
        ? key
        : throw AppwriteException.Argument("Invalid `key` param: Value must be a valid string and no longer than 255 chars");

    private static string Value(string? value) => value is { Length: <= 8192 }
        ? value
        : throw AppwriteException.Argument("Invalid `value` param: Value must be a valid string and no longer than 8192 chars");

    private static Variable Find(HttpContext context, Function function) =>
        function.Variables.Find(v => v.Id == context.Hole("variable")) ?? throw new AppwriteException(404, "variable_not_found", "Variable with the requested ID could not be found.");

    private IResult Locked(HttpContext context, string scope, Func<Function, JsonObject> work, int status = 200)
    {
        gate.Check(context.Request, scope);
        lock (project.Gate) return AppwriteAnswers.Json(work(project.Function(context.Hole("function"))), status);
    }
}
