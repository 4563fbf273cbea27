using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class Row
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public JsonArray Permissions { get; set; } = [];

    public required JsonObject Data { get; set; }

    public Row Copy() => new()
    {
        Id = Id, Sequence = Sequence, CreatedAt = CreatedAt, UpdatedAt = UpdatedAt, Permissions = (JsonArray)Permissions.DeepClone(), Data = (JsonObject)Data.DeepClone(),
    };

    /// <param name="selected">Own columns to show; null shows all.</param>
    public JsonObject Json(Table table, IReadOnlyCollection<string>? selected = null)
    {
        var json = new JsonObject();
        foreach (var column in table.Columns)
        {
            if (selected is not null && !selected.Contains(column.Key)) continue;
            json[column.Key] = Data[column.Key]?.DeepClone();
        }
        json["$id"] = Id;
        json["$sequence"] = Sequence;
        json["$createdAt"] = Dates.Write(CreatedAt);
        json["$updatedAt"] = Dates.Write(UpdatedAt);
        json["$permissions"] = Permissions.DeepClone();
        json["$databaseId"] = table.DatabaseId;
        json["$tableId"] = table.Id;
        return json;
    }

    public JsonNode? Value(string attribute) => attribute switch
    {
        "$id" => Id,
        "$sequence" => Sequence,
        "$createdAt" => Dates.Write(CreatedAt),
        "$updatedAt" => Dates.Write(UpdatedAt),
        _ => Data[attribute],
    };
}
