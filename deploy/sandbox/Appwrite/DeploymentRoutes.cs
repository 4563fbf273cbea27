using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>Code in one request; pieces of a larger archive are not played.</summary>
public sealed class DeploymentRoutes(Project project, Gate gate)
{
    private const int MostAtOnce = 5 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder app)
    {
        const string root = "/v1/functions/{function}/deployments";
        app.On("GET", root, c => Locked(c, "functions.read", f => new()
        {
            ["total"] = f.Deployments.Count, ["deployments"] = new JsonArray([.. f.Deployments.AsEnumerable().Reverse().Select(d => (JsonNode?)d.Json(project.Now))]),
        }));
        app.On("GET", root + "/{deployment}", c => Locked(c, "functions.read", f => Find(f, c.Hole("deployment")).Json(project.Now)));
        app.On("POST", root, CreateAsync);
        app.On("DELETE", root + "/{deployment}", c =>
        {
            Locked(c, "functions.write", f =>
            {
                var gone = Find(f, c.Hole("deployment"));
                f.Deployments.Remove(gone);
                if (f.DeploymentId == gone.Id) f.DeploymentId = "";
                return [];
            });
            return Results.NoContent();
        });
        app.On("PATCH", "/v1/functions/{function}/deployment", async c =>
        {
            var body = await JsonReading.Body(c.Request);
            return Locked(c, "functions.write", f =>
            {
                var wanted = Find(f, body.Text("deploymentId") ?? "");
                if (wanted.Status(project.Now) != "ready") throw new AppwriteException(400, "build_not_ready", "Build with the requested ID is building and not ready for execution.");
                f.DeploymentId = wanted.Id;
                return f.Json(project.Now);
            });
        });
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        gate.Check(context.Request, "functions.write");
        if (!context.Request.HasFormContentType) throw AppwriteException.Argument("Param \"code\" is not optional.");
        var form = await context.Request.ReadFormAsync();
        if (form["activate"].ToString() is not ("true" or "false")) throw AppwriteException.Argument("Param \"activate\" is not optional.");
        if (form.Files.GetFile("code") is not { Length: > 0 } file) throw new AppwriteException(400, "storage_file_empty", "Empty file passed to the endpoint.");
        if (!file.FileName.EndsWith(".gz", StringComparison.Ordinal)) throw new AppwriteException(400, "storage_file_type_unsupported", "The given file extension is not supported.");
        if (file.Length > MostAtOnce) throw new AppwriteException(400, "storage_invalid_content_range", "Larger files come in pieces of 5 MiB with a content-range header.");
        using var code = new MemoryStream();
        await file.CopyToAsync(code);
        return Locked(context, "functions.write", f => Create(f, form, code.ToArray()).Json(project.Now), 202);
    }

    private Deployment Create(Function function, IFormCollection form, byte[] code)
    {
        var entrypoint = form["entrypoint"].ToString() is { Length: > 0 } given ? given : function.Text("entrypoint");
        if (entrypoint.Length == 0) throw new AppwriteException(404, "function_entrypoint_missing", "Entrypoint for your Appwrite Function is missing. Please specify it when making deployment or update the entrypoint under your function's \"Settings\" > \"Configuration\" > \"Entrypoint\".");
        var activate = form["activate"] == "true";
        // A later one is activated in the place of those that still wait.
        if (activate) foreach (var older in function.Deployments) older.IsDue = false;
        var deployment = new Deployment
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)), FunctionId = function.Id, Entrypoint = entrypoint, Code = code, Activate = activate, IsDue = activate,
            Variables = [.. function.Variables], CreatedAt = project.Now, ReadyAt = project.Now + project.BuildDelay, Outcome = IsArchive(code) ? project.BuildOutcome : "failed",
        };
        function.Deployments.Add(deployment);
        return deployment;
    }

    private static bool IsArchive(byte[] code) => code is [0x1f, 0x8b, ..];

    private static Deployment Find(Function function, string id) =>
        function.Deployments.Find(d => d.Id == id) ?? throw new AppwriteException(404, "deployment_not_found", "Deployment with the requested ID could not be found.");

    private IResult Locked(HttpContext context, string scope, Func<Function, JsonObject> work, int status = 200)
    {
        gate.Check(context.Request, scope);
        lock (project.Gate) return AppwriteAnswers.Json(work(project.Function(context.Hole("function"))), status);
    }
}
