using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Code that was sent, on its way from waiting over building to ready or failed.</summary>
public sealed class Deployment
{
    public required string Id { get; init; }

    public required string FunctionId { get; init; }

    public required string Entrypoint { get; init; }

    public required byte[] Code { get; init; }

    /// <summary>As they were then: a later change needs a new deployment.</summary>
    public required IReadOnlyList<Variable> Variables { get; init; }

    /// <summary>Whether it is to answer once it is built.</summary>
    public required bool Activate { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    public required string Outcome { get; init; }

    /// <summary>Whether it is still to be activated.</summary>
    public required bool IsDue { get; set; }

    public string Status(DateTimeOffset now)
    {
        if (now >= ReadyAt) return Outcome;
        var third = (ReadyAt - CreatedAt) / 3;
        return now < CreatedAt + third ? "waiting" : now < CreatedAt + 2 * third ? "processing" : "building";
    }

    /// <exception cref="InvalidDataException">It is no gzipped tar.</exception>
    public IReadOnlyList<(string Name, byte[] Bytes)> Files()
    {
        using var tar = new TarReader(new GZipStream(new MemoryStream(Code), CompressionMode.Decompress));
        var files = new List<(string, byte[])>();
        while (tar.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            files.Add((entry.Name, bytes.ToArray()));
        }
        return files;
    }

    public JsonObject Json(DateTimeOffset now)
    {
        var status = Status(now);
        var json = new JsonObject
        {
            ["$id"] = Id,
            ["$createdAt"] = Dates.Write(CreatedAt),
            ["$updatedAt"] = Dates.Write(now < ReadyAt ? CreatedAt : ReadyAt),
            ["type"] = "manual",
            ["resourceId"] = FunctionId,
            ["resourceType"] = "functions",
            ["entrypoint"] = Entrypoint,
            ["sourceSize"] = Code.Length,
            ["buildSize"] = status == "ready" ? Code.Length : 0,
            ["totalSize"] = status == "ready" ? 2 * Code.Length : Code.Length,
            ["buildId"] = "",
            ["activate"] = Activate,
            ["screenshotLight"] = "",
            ["screenshotDark"] = "",
            ["status"] = status,
            ["buildLogs"] = status == "failed" ? "[90m[open-runtimes] Build started.\n[open-runtimes] The archive could not be unpacked.\n" : "",
            ["buildDuration"] = 0,
        };
        foreach (var name in new[] { "RepositoryName", "RepositoryOwner", "RepositoryUrl", "CommitHash", "CommitAuthorUrl", "CommitAuthor", "CommitMessage", "CommitUrl", "Branch", "BranchUrl" })
            json["provider" + name] = "";
        return json;
    }
}
