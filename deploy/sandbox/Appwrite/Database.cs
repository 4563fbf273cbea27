using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class Database
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    public Dictionary<string, Table> Tables { get; } = [];

    public JsonObject Json() => new()
    {
        ["$id"] = Id,
        ["name"] = Name,
        ["$createdAt"] = Dates.Write(CreatedAt),
        ["$updatedAt"] = Dates.Write(CreatedAt),
        ["enabled"] = Enabled,
        ["type"] = "tablesdb",
        ["policies"] = new JsonArray(),
        ["archives"] = new JsonArray(),
    };
}
