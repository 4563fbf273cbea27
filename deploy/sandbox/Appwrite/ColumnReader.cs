using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>A column as a request describes it. The route names and the inline names of types differ.</summary>
public static class ColumnReader
{
    private static readonly HashSet<string> Inline =
        ["string", "varchar", "text", "mediumtext", "longtext", "integer", "bigint", "double", "boolean", "datetime", "enum", "email", "url", "ip"];

    private static readonly HashSet<string> Routed =
        ["string", "varchar", "text", "mediumtext", "longtext", "integer", "bigint", "float", "boolean", "datetime", "enum", "email", "url", "ip"];

    public static Column FromInline(JsonObject body, DateTimeOffset now)
    {
        var type = body.Text("type");
        if (type == "relationship") throw AppwriteException.Argument("Invalid `columns` param: Relationship columns cannot be created inline. Create them separately.");
        if (type is null || !Inline.Contains(type)) throw AppwriteException.Argument($"Invalid `columns` param: Invalid type for column '{body.Text("key")}': {type}");
        return Read(type, body, now, now, "available");
    }

    /// <returns>Null when there is no such route.</returns>
    public static Column? FromRoute(string type, JsonObject body, Project project)
    {
        if (!Routed.Contains(type)) return null;
        if (!body.ContainsKey("required")) throw AppwriteException.Argument("Param \"required\" is not optional.");
        var (readyAt, outcome) = project.Pace();
        return Read(type == "float" ? "double" : type, body, project.Now, readyAt, outcome);
    }

    private static Column Read(string type, JsonObject body, DateTimeOffset now, DateTimeOffset readyAt, string outcome)
    {
        var key = body.Text("key");
        Ids.CheckKey(key);
        var format = type is "enum" or "email" or "url" or "ip" ? type : body.Text("format") ?? "";
        var (storage, size) = type switch
        {
            "enum" => ("string", 255L),
            "email" => ("string", 254L),
            "url" => ("string", 2_000L),
            "ip" => ("string", 39L),
            "varchar" => (type, Sized(body, 16_381)),
            "string" => (type, format == "enum" ? 255L : Sized(body, 1_073_741_823)),
            "text" => (type, 16_383L),
            "mediumtext" => (type, 4_194_303L),
            "longtext" => (type, 1_073_741_823L),
            _ => (type, 0L),
        };
        var column = new Column
        {
            Key = key!,
            Type = storage,
            Format = format,
            Size = size,
            Required = body.Flag("required"),
            Array = body.Flag("array"),
            Encrypt = body.Flag("encrypt"),
            Default = body["default"]?.DeepClone(),
            Min = body.Number("min"),
            Max = body.Number("max"),
            Elements = format == "enum" ? ElementsOf(body) : [],
            CreatedAt = now,
            ReadyAt = readyAt,
            Outcome = outcome,
        };
        if (column.Default is null) return column;
        if (column.Required) throw new AppwriteException(400, "column_default_unsupported", "Default value cannot be set for required columns.");
        if (column.Array) throw new AppwriteException(400, "column_default_unsupported", "Default value cannot be set for array columns.");
        ValueRules.Normalise(column, column.Default);
        return column;
    }

    private static long Sized(JsonObject body, long max) =>
        body.Number("size") is { } size && size >= 1 && size <= max && size == Math.Floor(size)
            ? (long)size
            : throw AppwriteException.Argument($"Invalid `size` param: Value must be a valid range between 1 and {max:N0}");

    private static List<string> ElementsOf(JsonObject body)
    {
        var elements = body["elements"] is JsonArray array ? array.Select(e => e?.ToString() ?? "").ToList() : [];
        if (elements.Count is 0 or > 100 || elements.Any(e => e.Length is 0 or > 255))
            throw AppwriteException.Argument("Invalid `elements` param: Value must a valid array no longer than 100 items and Value must be a valid string and at least 1 chars and no longer than 255 chars");
        return elements;
    }
}
