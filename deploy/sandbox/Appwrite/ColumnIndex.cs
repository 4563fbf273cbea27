using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class ColumnIndex
{
    public required string Key { get; init; }

    /// <summary>key, unique or fulltext.</summary>
    public required string Type { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public IReadOnlyList<string> Orders { get; init; } = [];

    public IReadOnlyList<long> Lengths { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    public string Outcome { get; init; } = "available";

    public string Status(DateTimeOffset now) => now >= ReadyAt ? Outcome : "processing";

    public JsonObject Json(DateTimeOffset now) => new()
    {
        ["$id"] = $"{Key}_index",
        ["$createdAt"] = Dates.Write(CreatedAt),
        ["$updatedAt"] = Dates.Write(CreatedAt),
        ["key"] = Key,
        ["type"] = Type,
        ["status"] = Status(now),
        ["error"] = Status(now) == "failed" ? "Failed to create index" : "",
        ["columns"] = new JsonArray([.. Columns.Select(c => (JsonNode?)c)]),
        ["lengths"] = new JsonArray([.. Lengths.Select(l => (JsonNode?)l)]),
        ["orders"] = new JsonArray([.. Orders.Select(o => (JsonNode?)o)]),
    };
}
