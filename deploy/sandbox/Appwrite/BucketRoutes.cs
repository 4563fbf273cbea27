using System.Text.Json.Nodes;
using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>https://appwrite.io/docs/references/cloud/server-rest/storage: the places. A free project has three at most.</summary>
public sealed class BucketRoutes(Project project, Gate gate)
{
    private const int Most = 3;

    /// <summary>On the free plan.</summary>
    private const long LargestFile = 50_000_000;

    private static readonly string[] Compressions = ["none", "gzip", "zstd"];

    public void Map(IEndpointRouteBuilder app)
    {
        const string root = "/v1/storage/buckets";
        app.On("GET", root, c => Locked(c, "buckets.read", () => new JsonObject
        {
            ["total"] = project.Buckets.Count, ["buckets"] = new JsonArray([.. project.Buckets.Values.Select(b => (JsonNode?)b.Json())]),
        }));
        app.On("GET", root + "/{bucket}", c => Locked(c, "buckets.read", () => project.Bucket(c.Hole("bucket")).Json()));
        app.On("POST", root, async c =>
        {
            var body = await JsonReading.Body(c.Request);
            return Locked(c, "buckets.write", () => Create(body).Json(), 201);
        });
        app.On("DELETE", root + "/{bucket}", c =>
        {
            gate.Check(c.Request, "buckets.write");
            lock (project.Gate) project.Buckets.Remove(project.Bucket(c.Hole("bucket")).Id);
            return Results.NoContent();
        });
    }

    private Bucket Create(JsonObject body)
    {
        var id = Ids.Take("bucketId", body.Text("bucketId"));
        if (body.Text("name") is not { Length: > 0 and <= 128 } name) throw AppwriteException.Argument("Invalid `name` param: Value must be a valid string and at least 1 chars and no longer than 128 chars");
        if (project.Buckets.ContainsKey(id)) throw new AppwriteException(409, "storage_bucket_already_exists", "A storage bucket with the requested ID already exists. Try again with a different ID or use ID.unique() to generate a unique ID.");
        if (project.Buckets.Count == Most) throw new AppwriteException(403, "additional_resource_not_allowed", "The maximum number of buckets for the current plan has been reached.");
        var size = body.Number("maximumFileSize") ?? LargestFile;
        if (size is < 1 or > LargestFile) throw AppwriteException.Argument($"Invalid `maximumFileSize` param: Value must be a valid range between 1 and {LargestFile}");
        var compression = body.Text("compression") ?? "none";
        if (!Compressions.Contains(compression)) throw AppwriteException.Argument("Invalid `compression` param: Value must be one of (none, gzip, zstd)");
        return project.Buckets[id] = new()
        {
            Id = id, Name = name, Permissions = [.. body.Strings("permissions").Select(p => (JsonNode?)p)], FileSecurity = body.Flag("fileSecurity"),
            MaximumFileSize = (long)size, Extensions = body.Strings("allowedFileExtensions"), Compression = compression, CreatedAt = project.Now,
        };
    }

    private IResult Locked(HttpContext context, string scope, Func<JsonNode> work, int status = 200)
    {
        gate.Check(context.Request, scope);
        lock (project.Gate) return AppwriteAnswers.Json(work(), status);
    }
}
