using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>All methods, and the types that their parameters reach.</summary>
internal static partial class TelegramReduction
{
    private static readonly string[] Separators = [" or ", ", ", " and "];

    public static string From(string folder)
    {
        var api = TableText.Read(folder, "bot-api-10.2.json");
        var source = api["source"]!.GetValue<string>().Split(" (")[0];
        var table = new TableText($"{api["version"]} of {api["release_date"]}; {source}, MIT; names and types originate from core.telegram.org/bots/api.");
        var types = api["types"]!.AsObject();
        var reached = new Queue<string>();
        var seen = new HashSet<string>();
        foreach (var (name, method) in api["methods"]!.AsObject())
        {
            table.Call(name);
            Fields(method!);
        }
        while (reached.TryDequeue(out var name))
        {
            var type = types[name]!;
            if (type["subtypes"] is JsonArray subtypes) table.Type(name, string.Join('|', subtypes.Select(s => Type(s!.GetValue<string>()))));
            else
            {
                table.Object(name);
                Fields(type);
            }
        }
        return table.ToString();

        void Fields(JsonNode of)
        {
            foreach (var field in of["fields"]?.AsArray() ?? [])
            {
                var unless = Unless().Match(field!["description"]?.GetValue<string>() ?? "") is { Success: true } found ? found.Groups[1].Value : null;
                table.Field(field["name"]!.GetValue<string>(), Type(field["type"]!.GetValue<string>()), field["required"]!.GetValue<bool>(), unless: unless);
            }
        }

        string Type(string text)
        {
            if (text.StartsWith("Array of ", StringComparison.Ordinal)) return $"[{Type(text["Array of ".Length..])}]";
            if (text.Split(Separators, StringSplitOptions.None) is { Length: > 1 } choices) return string.Join('|', choices.Select(Type));
            switch (text)
            {
                case "Integer": return "int";
                case "String": return "string";
                case "Boolean" or "True": return "bool";
                case "Float": return "number";
                case "InputFile": return "file";
                default:
                    if (!types.ContainsKey(text)) throw new FormatException($"The Bot API does not define {text}.");
                    if (seen.Add(text)) reached.Enqueue(text);
                    return text;
            }
        }
    }

    // The one rule between parameters that is written the same way everywhere.
    [GeneratedRegex(@"^Required if (\w+) is not specified\b")]
    private static partial Regex Unless();
}
