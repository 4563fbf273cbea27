using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tests.Vendors.Contracts;

/// <summary>A call of a table that is found by verb and path.</summary>
internal sealed partial class RestCall(ContractCall call)
{
    // "/v1beta/models/{model}:generateContent": a hole takes one segment, up to a colon.
    private readonly Regex _path = new("^" + Hole().Replace(Regex.Escape(call.Path), "([^/:]+)") + "$", RegexOptions.CultureInvariant);

    public ContractCall Call => call;

    public bool Is(string verb, string path) => call.Verb == verb && _path.IsMatch(path);

    /// <summary>What stands in the holes of the path.</summary>
    public IEnumerable<string> Ids(string path) => _path.Match(path).Groups.Values.Skip(1).Select(g => g.Value);

    /// <param name="anywhere">A parameter may be in the address or in the body.</param>
    /// <param name="beside">Parameters that every call of the vendor takes.</param>
    public IReadOnlyList<string> Judge(ContractValues values, SentParameters sent, bool anywhere = false, params string[] beside)
    {
        if (call.Deprecated) return [$"{call.Name} is deprecated"];
        var address = sent.Query.GroupBy(q => Bare(q.Key)).ToDictionary(q => q.Key, q => InAddress(q.First().Key, [.. q.SelectMany(t => t)]));
        var body = sent.Json.ToDictionary(j => j.Key, j => j.Value);
        foreach (var texts in sent.Texts.GroupBy(t => Bare(t.Key))) body[texts.Key] = texts.First() is var (name, text) && name == texts.Key ? Text(name, text) : Items(texts.Key, texts.Select(t => t.Value));
        if (anywhere)
        {
            foreach (var (name, value) in address) body[name] = value;
            return [.. values.Fields(call.Name, call.Fields, body, beside)];
        }
        return
        [
            .. values.Fields(call.Name + " (address)", [.. call.Fields.Where(f => f.InQuery)], address, beside),
            .. values.Fields(call.Name, [.. call.Fields.Where(f => !f.InQuery && !sent.Files.Contains(f.Name))], body),
            .. sent.Files.Where(f => call.Fields.All(k => k.Name != f)).Select(f => $"{call.Name}: “{f}” is not known"),
        ];
    }

    // "queries[]=…&queries[]=…" and "queries[0]=…" are lists; "metric=views,reach" is one where the type is a list.
    private JsonNode? InAddress(string name, IReadOnlyList<string> texts)
    {
        if (name.Contains('[', StringComparison.Ordinal)) return new JsonArray([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);
        return Text(name, texts[^1]);
    }

    // A form has a list as "attached_media[0]={…}&attached_media[1]={…}".
    private JsonArray Items(string name, IEnumerable<string> texts)
    {
        var item = (call.Fields.FirstOrDefault(f => f.Name == name)?.Type as TypeExpression.ListOf)?.Item;
        return [.. texts.Select(t => item is null ? JsonValue.Create(t) : SentParameters.Value(t, item))];
    }

    private JsonNode? Text(string name, string text)
    {
        var type = call.Fields.FirstOrDefault(f => f.Name == Bare(name))?.Type;
        if (type is TypeExpression.ListOf && !text.StartsWith('[')) return new JsonArray([.. text.Split(',').Select(t => (JsonNode?)JsonValue.Create(t))]);
        return type is null ? JsonValue.Create(text) : SentParameters.Value(text, type);
    }

    private static string Bare(string name) => name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? name[..bracket] : name;

    [GeneratedRegex(@"\\\{[^}]+}")]
    private static partial Regex Hole();
}
