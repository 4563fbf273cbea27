using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>Files of one request each; pieces of larger ones are not played.</summary>
public sealed class FileRoutes(Project project, Gate gate)
{
    /// <summary>What one request may carry.</summary>
    private const int MostAtOnce = 5 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder app)
    {
        const string root = "/v1/storage/buckets/{bucket}/files";
        app.On("GET", root, c => Locked(c, "files.read", () => List(c)));
        app.On("GET", root + "/{file}", c => Locked(c, "files.read", () => File(c).Json()));
        app.On("POST", root, CreateAsync);
        app.On("DELETE", root + "/{file}", c =>
        {
            gate.Check(c.Request, "files.write");
            lock (project.Gate) project.Bucket(c.Hole("bucket")).Files.Remove(File(c));
            return Results.NoContent();
        });
        app.On("GET", root + "/{file}/view", View);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        gate.Check(context.Request, "files.write");
        var request = context.Request;
        if (!request.HasFormContentType) throw AppwriteException.Argument("Param \"fileId\" is not optional.");
        var form = await request.ReadFormAsync();
        var id = Ids.Take("fileId", form["fileId"]);
        if (form.Files.GetFile("file") is not { } file) throw new AppwriteException(400, "storage_file_empty", "Empty file passed to the endpoint.");
        if (request.Headers.ContainsKey("Content-Range")) throw new AppwriteException(405, "general_not_implemented", "Files in pieces are not played here.");
        if (file.Length > MostAtOnce) throw new AppwriteException(400, "storage_invalid_content_range", "Larger files come in pieces of 5 MiB with a content-range header.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        lock (project.Gate) return AppwriteAnswers.Json(Create(project.Bucket(context.Hole("bucket")), id, file.FileName, form["permissions[]"], bytes.ToArray()).Json(), 201);
    }

    private StoredFile Create(Bucket bucket, string id, string name, IEnumerable<string?> permissions, byte[] bytes)
    {
        if (bytes.Length > bucket.MaximumFileSize) throw new AppwriteException(400, "storage_invalid_file_size", "The file size is either not valid or exceeds the maximum allowed size. Please check the file or the value of the _APP_STORAGE_LIMIT environment variable.");
        if (bucket.Extensions.Count > 0 && !bucket.Extensions.Contains(Path.GetExtension(name).TrimStart('.').ToLowerInvariant()))
            throw new AppwriteException(400, "storage_file_type_unsupported", "The given file extension is not supported.");
        if (bucket.Files.Any(f => f.Id == id)) throw new AppwriteException(409, "storage_file_already_exists", "A storage file with the requested ID already exists.");
        var file = new StoredFile(id, bucket.Id, name, [.. permissions.Select(p => (JsonNode?)Known(p))], bytes, project.Now);
        bucket.Files.Add(file);
        return file;
    }

    private static string Known(string? permission) => permission is not null && permission.EndsWith(')') && permission.Split('(') is ["read" or "update" or "delete" or "write", ['"', _, .., '"', ')']]
        ? permission
        : throw AppwriteException.Argument("Invalid `permissions` param: Permissions must be one of: (read, update, delete, write)");

    private JsonObject List(HttpContext context)
    {
        IEnumerable<StoredFile> files = project.Bucket(context.Hole("bucket")).Files;
        var (most, total) = (25, files.Count());
        foreach (var query in RowQuery.ReadAll(context.Request.Query))
        {
            switch (query)
            {
                case { Method: "limit", Values: [{ } limit] }:
                    most = Math.Min(limit.GetValue<int>(), 100);
                    break;
                case { Method: "cursorAfter", Values: [{ } last] }:
                    if (files.All(f => f.Id != last.ToString())) throw new AppwriteException(400, "general_cursor_not_found", $"File '{last}' for the 'cursor' value not found.");
                    files = files.SkipWhile(f => f.Id != last.ToString()).Skip(1);
                    break;
                default:
                    throw AppwriteException.Query($"Invalid query: {query.Method} is not played for files.");
            }
        }
        return new() { ["total"] = context.Request.Query["total"] == "false" ? 0 : total, ["files"] = new JsonArray([.. files.Take(most).Select(f => (JsonNode?)f.Json())]) };
    }

    /// <summary>A browser cannot set headers: the project stands in the address. A file that nobody may read is not there for anybody without a key.</summary>
    private IResult View(HttpContext context)
    {
        if (context.Request.Query["project"] != Gate.Project) gate.CheckProject(context.Request);
        else gate.CheckState();
        lock (project.Gate)
        {
            var file = File(context);
            if (!context.Request.Headers.ContainsKey("X-Appwrite-Key") && !(project.Bucket(file.BucketId).FileSecurity && file.IsPublic)) throw NotFound;
            return Results.Bytes(file.Bytes, file.MimeType);
        }
    }

    private StoredFile File(HttpContext context) => project.Bucket(context.Hole("bucket")).Files.Find(f => f.Id == context.Hole("file")) ?? throw NotFound;

    private static AppwriteException NotFound => new(404, "storage_file_not_found", "The requested file could not be found.");

    private IResult Locked(HttpContext context, string scope, Func<JsonNode> work)
    {
        gate.Check(context.Request, scope);
        lock (project.Gate) return AppwriteAnswers.Json(work());
    }
}
