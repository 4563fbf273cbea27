using System.Text.Json.Nodes;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>Names of protobuf types as the table writes them, and which messages and enums they lead to.</summary>
internal sealed class GeminiTypes(JsonNode protos, JsonNode sdk)
{
    private readonly JsonObject _messages = protos["messages"]!.AsObject();
    private readonly JsonObject _enums = protos["enums"]!.AsObject();
    private readonly Queue<string> _waiting = new();
    private readonly HashSet<string> _seen = [];

    /// <summary>A message or enum that was named and not yet handed out.</summary>
    public string? Next() => _waiting.TryDequeue(out var next) ? next : null;

    /// <param name="within">The message that names it: nested types go by their last name.</param>
    public string Of(string type, string within)
    {
        if (type.StartsWith("map<string,", StringComparison.Ordinal)) return $"{{{Of(type["map<string,".Length..^1], within)}}}";
        switch (type)
        {
            case "string" or "bool" or "bytes": return type;
            case "int32": return "int";
            case "int64": return "long";
            case "float" or "double": return "number";
            case "google.protobuf.Struct": return "object";
            case "google.protobuf.Duration" or "google.protobuf.Timestamp" or "google.protobuf.FieldMask": return "string";
        }
        var known = _messages.Select(m => m.Key).Concat(_enums.Select(e => e.Key)).Concat(sdk["enums"]!.AsObject().Select(e => e.Key)).ToList();
        var full = known.Find(k => k == $"{within}.{type}") ?? known.Find(k => k == type) ?? known.Find(k => k.EndsWith("." + type, StringComparison.Ordinal));
        if (full is null) return "any";
        if (_seen.Add(full)) _waiting.Enqueue(full);
        return full;
    }

    /// <returns>Null when it is no enum.</returns>
    public IEnumerable<string>? Words(string name)
    {
        var words = (_enums[name] ?? sdk["enums"]![name])?.AsArray().Select(w => w!.GetValue<string>()).Where(w => !w.EndsWith("UNSPECIFIED", StringComparison.OrdinalIgnoreCase)).ToList();
        // Thinking levels may be written in either case.
        return name == "ThinkingLevel" ? words!.Concat(words!.Select(w => w.ToLowerInvariant())) : words;
    }

    public IEnumerable<(string Name, JsonNode Field)> Fields(string message)
    {
        foreach (var (name, field) in _messages[message]!.AsObject()) yield return (name, field!);
        if (message == "ThinkingConfig") yield return ("thinkingLevel", new JsonObject { ["type"] = "ThinkingLevel" });
    }
}
