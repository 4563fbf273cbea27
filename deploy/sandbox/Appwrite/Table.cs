using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class Table
{
    public required string Id { get; init; }

    public required string DatabaseId { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    public bool RowSecurity { get; init; }

    public JsonArray Permissions { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public List<Column> Columns { get; } = [];

    public List<ColumnIndex> Indexes { get; } = [];

    public Dictionary<string, Row> Rows { get; } = [];

    private long _sequence;

    public Column? Column(string key) => Columns.Find(c => c.Key == key);

    public long NextSequence() => ++_sequence;

    public JsonObject Json(DateTimeOffset now) => new()
    {
        ["$id"] = Id,
        ["$createdAt"] = Dates.Write(CreatedAt),
        ["$updatedAt"] = Dates.Write(CreatedAt),
        ["$permissions"] = Permissions.DeepClone(),
        ["databaseId"] = DatabaseId,
        ["name"] = Name,
        ["enabled"] = Enabled,
        ["rowSecurity"] = RowSecurity,
        ["columns"] = new JsonArray([.. Columns.Select(c => (JsonNode?)c.Json(now))]),
        ["indexes"] = new JsonArray([.. Indexes.Select(i => (JsonNode?)i.Json(now))]),
        ["bytesMax"] = 65535,
        ["bytesUsed"] = 1_500 + Columns.Sum(c => c.Bytes),
    };
}
