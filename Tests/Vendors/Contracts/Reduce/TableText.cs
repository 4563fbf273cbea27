using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>Writes what <see cref="ContractTable"/> reads.</summary>
internal sealed class TableText
{
    private readonly StringBuilder _text = new();

    /// <param name="lines">Source, version and licence; whatever the licence asks to be kept.</param>
    public TableText(params IEnumerable<string> lines)
    {
        foreach (var line in lines) _text.Append(line.Length == 0 ? "#\n" : $"# {line}\n");
        _text.Append("# Made by the contracts verb of the Tests program: calls, objects and types; ! required, !/other required unless the other is given, ~ deprecated, ? in the address.\n");
    }

    public void Note(string line) => _text.Append(CultureInfo.InvariantCulture, $"\n# {line}");

    public void Call(string name, string? returns = null, bool deprecated = false) =>
        _text.Append(CultureInfo.InvariantCulture, $"\ncall {name}{(returns is null ? "" : " -> " + returns)}{(deprecated ? " ~" : "")}\n");

    public void Object(string name) => _text.Append(CultureInfo.InvariantCulture, $"\nobject {name}\n");

    public void Type(string name, string type) => _text.Append(CultureInfo.InvariantCulture, $"\ntype {name} = {type}\n");

    public void Field(string name, string type, bool required = false, bool deprecated = false, bool inQuery = false, string? unless = null) =>
        _text.Append(CultureInfo.InvariantCulture, $"  {(inQuery ? "?" : "")}{name}{(required ? "!" : "")}{(deprecated ? "~" : "")}{(unless is null ? "" : "!/" + unless)} {type}\n");

    public override string ToString() => _text.ToString();

    public static JsonNode Read(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;

    public static string Words(IEnumerable<string> words) => string.Join('|', words.Select(w => $"\"{w}\""));
}
