using System.Text.Json.Nodes;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>The server's calls for tables, files and functions.</summary>
internal static class AppwriteReduction
{
    private static readonly string[] Rooms = ["/tablesdb", "/storage", "/functions"];

    public static string From(string folder)
    {
        var api = TableText.Read(folder, "operations-1.9.5.node-appwrite-27.1.0.json");
        var table = new TableText(
            $"Appwrite server API, response format {api["info"]!["version"]}, derived from {api["info"]!["x-derived-from"]}; BSD-3-Clause.",
            "InlineColumn and InlineIndex: appwrite/appwrite src/Appwrite/Utopia/Database (BSD-3-Clause), which inline columns are checked by.");
        foreach (var (path, verbs) in api["paths"]!.AsObject().Where(p => Rooms.Any(r => p.Key.StartsWith(r, StringComparison.Ordinal))))
        {
            foreach (var (verb, first) in verbs!.AsObject())
            {
                foreach (var operation in new[] { first! }.Concat(first!["x-also"]?.AsArray().Select(o => o!) ?? []))
                {
                    table.Call($"{verb.ToUpperInvariant()} {path}", deprecated: operation["deprecated"]?.GetValue<bool>() == true);
                    foreach (var parameter in (first["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.GetValue<string>() == "query"))
                        table.Field(parameter!["name"]!.GetValue<string>().Replace("[]", "", StringComparison.Ordinal), Type(parameter["schema"]!), parameter["required"]!.GetValue<bool>(), inQuery: true);
                    Body(table, operation, path);
                }
            }
        }
        Inline(table);
        return table.ToString();
    }

    private static void Body(TableText table, JsonNode operation, string path)
    {
        if (operation["requestBody"]?["content"]?.AsObject().First().Value is not { } content) return;
        var schema = content["schema"]!;
        var required = schema["required"]?.AsArray().Select(r => r!.GetValue<string>()).ToHashSet() ?? [];
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            var type = (path.EndsWith("/tables", StringComparison.Ordinal), name) switch
            {
                (true, "columns") => "[InlineColumn]",
                (true, "indexes") => "[InlineIndex]",
                _ => Type(property!),
            };
            table.Field(name, type, required.Contains(name));
        }
    }

    private static string Type(JsonNode schema)
    {
        if (schema["anyOf"] is JsonArray any) return string.Join('|', any.Select(a => Type(a!)).Distinct());
        if (schema["enum"] is JsonArray words) return TableText.Words(words.Select(w => w!.GetValue<string>()));
        return (schema["type"]?.GetValue<string>(), schema["format"]?.GetValue<string>()) switch
        {
            ("array", _) => $"[{Type(schema["items"]!)}]",
            ("string", "binary") => "file",
            ("string", _) => "string",
            ("integer", _) => "int",
            ("number", _) => "number",
            ("boolean", _) => "bool",
            ("object", _) => "object",
            var (type, _) => throw new FormatException($"Appwrite's {type} is not known here."),
        };
    }

    /// <summary>Inline columns go by the names of their storage: double, not float.</summary>
    private static void Inline(TableText table)
    {
        table.Object("InlineColumn");
        table.Field("key", "string", required: true);
        table.Field("type", TableText.Words(["string", "varchar", "text", "mediumtext", "longtext", "integer", "bigint", "double", "boolean", "datetime", "enum", "email", "url", "ip", "point", "linestring", "polygon"]), required: true);
        foreach (var name in new[] { "required", "array", "signed", "encrypt" }) table.Field(name, "bool");
        foreach (var name in new[] { "size", "min", "max" }) table.Field(name, "number");
        table.Field("default", "any");
        table.Field("elements", "[string]");
        table.Field("format", "string");
        table.Object("InlineIndex");
        table.Field("key", "string", required: true);
        table.Field("type", TableText.Words(["key", "unique", "fulltext", "spatial"]), required: true);
        table.Field("attributes", "[string]", required: true);
        table.Field("orders", "[string]");
        table.Field("lengths", "[number]");
    }
}
