using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>A place for files, with its own rules for them.</summary>
public sealed class Bucket
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required JsonArray Permissions { get; init; }

    /// <summary>Whether a file may let in whom the bucket does not.</summary>
    public required bool FileSecurity { get; init; }

    /// <summary>In bytes.</summary>
    public required long MaximumFileSize { get; init; }

    /// <summary>Without dots; empty for all.</summary>
    public required IReadOnlyList<string> Extensions { get; init; }

    public required string Compression { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In the order in which they came.</summary>
    public List<StoredFile> Files { get; } = [];

    public JsonObject Json() => new()
    {
        ["$id"] = Id,
        ["$createdAt"] = Dates.Write(CreatedAt),
        ["$updatedAt"] = Dates.Write(CreatedAt),
        ["$permissions"] = Permissions.DeepClone(),
        ["fileSecurity"] = FileSecurity,
        ["name"] = Name,
        ["enabled"] = true,
        ["maximumFileSize"] = MaximumFileSize,
        ["allowedFileExtensions"] = new JsonArray([.. Extensions.Select(e => (JsonNode?)e)]),
        ["compression"] = Compression,
        ["encryption"] = true,
        ["antivirus"] = true,
        ["transformations"] = true,
    };
}
