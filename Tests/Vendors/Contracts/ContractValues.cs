using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tests.Vendors.Contracts;

/// <summary>Judges JSON values against a table's types. Every problem is one sentence that begins with where it is.</summary>
internal sealed class ContractValues(ContractTable table)
{
    /// <param name="given">What was sent, by name.</param>
    /// <param name="beside">Names that are known from elsewhere.</param>
    public IEnumerable<string> Fields(string at, IReadOnlyList<ContractField> known, IReadOnlyDictionary<string, JsonNode?> given, params string[] beside)
    {
        foreach (var (name, value) in given)
        {
            if (beside.Contains(name)) continue;
            if (known.FirstOrDefault(f => f.Name == name) is not { } field) yield return $"{at}: “{name}” is not known";
            else if (field.Deprecated) yield return $"{at}: “{name}” is deprecated";
            else foreach (var problem in Problems($"{at}.{name}", field.Type, value)) yield return problem;
        }
        foreach (var field in known.Where(f => f.Required && !given.ContainsKey(f.Name) && (f.Unless is null || !given.ContainsKey(f.Unless)))) yield return $"{at}: “{field.Name}” is missing";
    }

    public IReadOnlyList<string> Problems(string at, TypeExpression type, JsonNode? value) => type switch
    {
        TypeExpression.Named named => Named(at, named.Name, value),
        TypeExpression.Literal literal => value is JsonValue v && v.TryGetValue(out string? text) && text == literal.Text ? [] : [$"{at}: {Show(value)} is not \"{literal.Text}\""],
        TypeExpression.ListOf list => value is JsonArray array ? [.. array.SelectMany((item, i) => Problems($"{at}[{i}]", list.Item, item))] : [$"{at}: {Show(value)} is not a list"],
        TypeExpression.MapOf map => value is JsonObject items ? [.. items.SelectMany(i => Problems($"{at}.{i.Key}", map.Item, i.Value))] : [$"{at}: {Show(value)} is not an object"],
        TypeExpression.AnyOf any => Best(at, any.Choices, value),
        _ => throw new InvalidOperationException("unknown kind of type"),
    };

    // None fits: told is what the nearest one lacks.
    private IReadOnlyList<string> Best(string at, IReadOnlyList<TypeExpression> choices, JsonNode? value)
    {
        if (choices.All(c => c is TypeExpression.Literal))
            return choices.Any(c => Problems(at, c, value).Count == 0) ? [] : [$"{at}: {Show(value)} is none of {string.Join(", ", choices.Cast<TypeExpression.Literal>().Select(l => l.Text))}"];
        IReadOnlyList<string>? best = null;
        foreach (var choice in choices)
        {
            var problems = Problems(at, choice, value);
            if (problems.Count == 0) return [];
            if (best is null || problems.Count < best.Count) best = problems;
        }
        return best!;
    }

    private IReadOnlyList<string> Named(string at, string name, JsonNode? value)
    {
        if (Scalar(name, value) is { } fits) return fits ? [] : [$"{at}: {Show(value)} is not {name}"];
        if (table.Types.TryGetValue(name, out var type)) return Problems(at, type, value);
        if (!table.Objects.TryGetValue(name, out var fields)) return [$"{at}: the tables do not have {name}; run the contracts verb with it"];
        return value is JsonObject given ? [.. Fields(at, fields, given.ToDictionary())] : [$"{at}: {Show(value)} is not an object ({name})"];
    }

    /// <returns>Null when the name is no scalar.</returns>
    private static bool? Scalar(string name, JsonNode? value) => name switch
    {
        "any" => true,
        "object" => value is JsonObject,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "file" => false, // uploads are looked at before values are
        "bool" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "int" => value?.GetValueKind() == JsonValueKind.Number && IsDigits(value.ToJsonString()),
        // 64 bits: JSON's number or its digits as text, as protobuf and Graph ids are written.
        "long" => value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.String && IsDigits(value.ToString()),
        "bytes" => value is JsonValue v && v.TryGetValue(out string? text) && IsBase64(text),
        _ => null,
    };

    private static bool IsDigits(string text) => text.TrimStart('-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    private static string Show(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length > 60 ? text[..60] + "…" : text;
    }
}
