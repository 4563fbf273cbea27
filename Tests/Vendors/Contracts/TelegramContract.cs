using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tests.Vendors.Contracts;

/// <summary>https://core.telegram.org/bots/api: <c>/bot{token}/{method}</c>, parameters as JSON, form or multipart.</summary>
internal sealed partial class TelegramContract : IContract
{
    private readonly Dictionary<string, ContractCall> _methods;
    private readonly ContractValues _values;

    public TelegramContract()
    {
        var table = ContractTable.Load("telegram.txt");
        _methods = table.Calls.ToDictionary(c => c.Name);
        _values = new(table);
    }

    public bool Covers(SentRequest request) => !request.Path.StartsWith("/file/bot", StringComparison.Ordinal);

    public IReadOnlyList<string> Judge(SentRequest request)
    {
        if (request.Path.Split('/') is not ["", ['b', 'o', 't', ..], var method]) return [$"no such path: {request.Path}"];
        if (!_methods.TryGetValue(method, out var call)) return [$"no method is called {method}"];
        if (request.Method is not ("GET" or "POST")) return [$"{method} by {request.Method}"];
        var sent = SentParameters.Of(request);
        var given = sent.Json.ToDictionary(j => j.Key, j => j.Value);
        foreach (var (name, text) in sent.Texts.Concat(sent.Query.Select(q => KeyValuePair.Create(q.Key, q.Last()))))
            given[name] = call.Fields.FirstOrDefault(f => f.Name == name) is { } field ? SentParameters.Value(text, field.Type) : JsonValue.Create(text);
        return
        [
            .. _values.Fields(method, [.. call.Fields.Where(f => !sent.Files.Contains(f.Name))], given),
            .. Uploads(call, sent.Files, [.. given.Values.SelectMany(Attached)]),
        ];
    }

    /// <summary>An upload is a parameter that takes a file, or is named by an <c>attach://</c> inside another one.</summary>
    private static IEnumerable<string> Uploads(ContractCall call, IReadOnlySet<string> files, IReadOnlyCollection<string> attached)
    {
        foreach (var file in files.Where(f => !attached.Contains(f)))
        {
            if (call.Fields.FirstOrDefault(f => f.Name == file) is not { } field) yield return $"{call.Name}: the upload “{file}” is named by nothing";
            else if (!TakesFile(field.Type)) yield return $"{call.Name}.{file}: an upload where none is taken";
        }
        foreach (var name in attached.Where(a => !files.Contains(a))) yield return $"{call.Name}: attach://{name} without its upload";
    }

    private static bool TakesFile(TypeExpression type) =>
        type is TypeExpression.Named { Name: "file" } || (type is TypeExpression.AnyOf any && any.Choices.Any(TakesFile));

    private static IEnumerable<string> Attached(JsonNode? value) => value switch
    {
        JsonObject members => members.SelectMany(m => Attached(m.Value)),
        JsonArray items => items.SelectMany(Attached),
        JsonValue text when text.TryGetValue(out string? words) && Attachment().Match(words) is { Success: true } found => [found.Groups[1].Value],
        _ => [],
    };

    [GeneratedRegex("^attach://(.+)$")]
    private static partial Regex Attachment();
}
