namespace Tests.Vendors.Contracts;

/// <param name="Unless">With this one given, a required one may be absent.</param>
/// <param name="InQuery">In the address, not in the body.</param>
internal sealed record ContractField(string Name, TypeExpression Type, bool Required, string? Unless, bool Deprecated, bool InQuery);

/// <param name="Name">A method's name, or verb and path template: <c>POST /storage/buckets/{bucketId}/files</c>.</param>
/// <param name="Returns">The type of the answer; null when the table does not say.</param>
internal sealed record ContractCall(string Name, string? Returns, bool Deprecated, IReadOnlyList<ContractField> Fields)
{
    public string Verb => Name[..Name.IndexOf(' ', StringComparison.Ordinal)];

    public string Path => Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}

/// <summary>One vendor's table. A line is a call, an object, a named type, or (indented) a field; <c>!</c> required, <c>!/other</c> required unless the other is given, <c>~</c> deprecated, <c>?</c> in the address.</summary>
internal sealed class ContractTable
{
    private readonly List<ContractCall> _calls = [];
    private readonly Dictionary<string, IReadOnlyList<ContractField>> _objects = [];
    private readonly Dictionary<string, TypeExpression> _types = [];

    public ContractTable(IEnumerable<string> lines)
    {
        List<ContractField>? fields = null;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == ' ') fields!.Add(Field(line.Trim()));
            else if (line.Split(' ', 2) is ["call", var call]) _calls.Add(Call(call, fields = []));
            else if (line.Split(' ', 2) is ["object", var name]) _objects[name] = fields = [];
            else if (line.Split(' ', 4) is ["type", var alias, "=", var type]) _types[alias] = TypeExpression.Parse(type);
            else throw new FormatException($"Not a line of a contract table: {line}");
        }
    }

    public IReadOnlyList<ContractCall> Calls => _calls;

    public IReadOnlyDictionary<string, IReadOnlyList<ContractField>> Objects => _objects;

    public IReadOnlyDictionary<string, TypeExpression> Types => _types;

    /// <param name="name">The file's name in this folder.</param>
    public static ContractTable Load(string name) => new(Text(name).Split('\n'));

    public static string Text(string name)
    {
        using var stream = typeof(ContractTable).Assembly.GetManifestResourceStream("contracts/" + name)
            ?? throw new FileNotFoundException($"The table {name} is not built in.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static ContractCall Call(string text, List<ContractField> fields)
    {
        var deprecated = text.EndsWith(" ~", StringComparison.Ordinal);
        if (deprecated) text = text[..^2];
        return text.Split(" -> ") is [var name, var returns] ? new(name, returns, deprecated, fields) : new(text, null, deprecated, fields);
    }

    private static ContractField Field(string text)
    {
        var split = text.IndexOf(' ', StringComparison.Ordinal);
        var (marked, type) = (text[..split], text[(split + 1)..]);
        var (name, unless) = marked.Split('/') is [var first, var other] ? (first, other) : (marked, null);
        var bare = name.TrimStart('?').TrimEnd('!', '~');
        return new(bare, TypeExpression.Parse(type), name.Contains('!', StringComparison.Ordinal), unless, name.Contains('~', StringComparison.Ordinal), name[0] == '?');
    }
}
