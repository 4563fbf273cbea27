using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

public sealed class Column
{
    public required string Key { get; init; }

    /// <summary>The storage name: varchar, text, mediumtext, longtext, string, integer, bigint, double, boolean, datetime.</summary>
    public required string Type { get; init; }

    /// <summary>enum, email, url, ip or empty.</summary>
    public string Format { get; init; } = "";

    /// <summary>Characters, for texts.</summary>
    public long Size { get; init; }

    public bool Required { get; init; }

    public bool Array { get; init; }

    public bool Encrypt { get; init; }

    public JsonNode? Default { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public IReadOnlyList<string> Elements { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    public string Outcome { get; init; } = "available";

    public bool IsText => Type is "varchar" or "text" or "mediumtext" or "longtext" or "string";

    public bool IsNumber => Type is "integer" or "bigint" or "double";

    /// <summary>Share of the row that all inline types have together.</summary>
    public long Bytes => Type switch { "varchar" or "string" when Size <= 16_383 => Size * 4, "integer" => 4, _ => 8 };

    public string Status(DateTimeOffset now) => now >= ReadyAt ? Outcome : "processing";

    public JsonObject Json(DateTimeOffset now)
    {
        var status = Status(now);
        var json = new JsonObject
        {
            ["key"] = Key,
            ["type"] = Type,
            ["status"] = status,
            ["error"] = status == "failed" ? "Failed to create column" : "",
            ["required"] = Required,
            ["array"] = Array,
            ["$createdAt"] = Dates.Write(CreatedAt),
            ["$updatedAt"] = Dates.Write(CreatedAt),
        };
        if (Format.Length > 0) json["format"] = Format;
        else if (Type == "datetime") json["format"] = "";
        else if (Type is "varchar" or "string") json["size"] = Size;
        if (Format == "enum") json["elements"] = new JsonArray([.. Elements.Select(e => (JsonNode?)e)]);
        if (IsNumber) (json["min"], json["max"]) = (Limit(Min, low: true), Limit(Max, low: false));
        json["default"] = Default?.DeepClone();
        if (IsText && Format.Length == 0) json["encrypt"] = Encrypt;
        return json;
    }

    private JsonNode Limit(double? limit, bool low) => (Type, limit) switch
    {
        ("double", null) => low ? double.MinValue : double.MaxValue,
        ("double", { } value) => value,
        ("bigint", null) => low ? long.MinValue : long.MaxValue,
        (_, null) => low ? (long)int.MinValue : int.MaxValue,
        (_, { } value) => (long)value,
    };
}
