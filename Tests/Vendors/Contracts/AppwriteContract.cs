using System.Text.RegularExpressions;

namespace Tests.Vendors.Contracts;

/// <summary>https://appwrite.io/docs/references: server calls under <c>/v1</c>, with project, key and the pinned format in headers.</summary>
internal sealed partial class AppwriteContract : IContract
{
    private const string Format = "1.9.5";

    private static readonly string[] Required = ["X-Appwrite-Project", "X-Appwrite-Key", "X-Appwrite-Response-Format"];

    private readonly IReadOnlyList<RestCall> _calls;
    private readonly ContractValues _values;

    public AppwriteContract()
    {
        var table = ContractTable.Load("appwrite.txt");
        _calls = [.. table.Calls.Select(c => new RestCall(c))];
        _values = new(table);
    }

    public bool Covers(SentRequest request) => true;

    public IReadOnlyList<string> Judge(SentRequest request)
    {
        var path = request.Path.StartsWith("/v1/", StringComparison.Ordinal) ? request.Path[3..] : "";
        var calls = _calls.Where(c => c.Is(request.Method, path)).ToList();
        if (calls.Count == 0) return [$"no such call: {request.Method} {request.Path}"];
        var problems = Required.Where(h => !request.Headers.ContainsKey(h)).Select(h => $"the header {h} is missing").ToList();
        if (request.Headers.TryGetValue("X-Appwrite-Response-Format", out var format) && format != Format) problems.Add($"the format {format} is not the table's {Format}");
        problems.AddRange(calls[0].Ids(path).Where(i => !Id().IsMatch(i)).Select(i => $"“{i}” is no id"));
        var sent = SentParameters.Of(request);
        // One verb and path can be two calls: one row, or many.
        return [.. problems, .. calls.Select(c => c.Judge(_values, sent)).MinBy(p => p.Count)!];
    }

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$")]
    private static partial Regex Id();
}
