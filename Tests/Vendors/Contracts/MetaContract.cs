namespace Tests.Vendors.Contracts;

/// <summary>
/// https://developers.facebook.com/docs/graph-api: <c>/v26.0/{id}/{edge}</c>. An id does not tell what it is of, so a
/// request is right when it is right for one kind of node.
/// </summary>
internal sealed class MetaContract : IContract
{
    private const string Version = "/v26.0";

    /// <summary>The one call without a version.</summary>
    private const string Refresh = "/refresh_access_token";

    // https://developers.facebook.com/docs/graph-api/results and /guides/secure-requests: of every call.
    private static readonly string[] Common = ["access_token", "appsecret_proof", "fields", "limit", "after", "before"];

    private readonly ContractTable _table = ContractTable.Load("meta.txt");
    private readonly IReadOnlyList<RestCall> _calls;
    private readonly ContractValues _values;

    public MetaContract()
    {
        _calls = [.. _table.Calls.Select(c => new RestCall(c))];
        _values = new(_table);
    }

    // Profiles and post pages are what people see, not the API.
    public bool Covers(SentRequest request) => request.Path == Refresh || request.Path.StartsWith("/v", StringComparison.Ordinal) && request.Path.Length > 2 && char.IsAsciiDigit(request.Path[2]);

    public IReadOnlyList<string> Judge(SentRequest request)
    {
        if (request.Path != Refresh && !request.Path.StartsWith(Version + "/", StringComparison.Ordinal)) return [$"not of version {Version[1..]}: {request.Path}"];
        var path = request.Path == Refresh ? Refresh : request.Path[Version.Length..];
        var named = _calls.Where(c => !c.Call.Path.Contains('{', StringComparison.Ordinal) && c.Is(request.Method, path)).ToList();
        var calls = named.Count > 0 ? named : [.. _calls.Where(c => c.Is(request.Method, path))];
        if (calls.Count == 0) return [$"no such edge: {request.Method} {request.Path}"];
        var sent = SentParameters.Of(request);
        var problems = new List<string>();
        if (!request.Headers.GetValueOrDefault("Authorization", "").StartsWith("Bearer ", StringComparison.Ordinal) && !sent.Query.Contains("access_token"))
            problems.Add("no token: neither Authorization: Bearer nor access_token");
        var asked = sent.Query["fields"].Concat(sent.Texts.Where(t => t.Key == "fields").Select(t => t.Value)).LastOrDefault() ?? "";
        return [.. problems, .. calls.Select(c => (IReadOnlyList<string>)[.. c.Judge(_values, sent, anywhere: true, Common), .. Fields(c.Call, asked)]).MinBy(p => p.Count)!];
    }

    private IEnumerable<string> Fields(ContractCall call, string asked)
    {
        if (asked.Length == 0 || call.Returns is not { } type || !_table.Objects.TryGetValue(type, out var known)) return [];
        // An edge can be asked for as a field: children, comments.
        var edges = _table.Calls.Where(c => c.Name.StartsWith($"GET /{{{type}}}/", StringComparison.Ordinal)).Select(c => c.Path[(c.Path.LastIndexOf('/') + 1)..]);
        return Split(asked).Except(known.Select(f => f.Name)).Except(edges).Select(f => $"{call.Name}: {type} has no field “{f}”");
    }

    /// <summary>"id,comments.summary(total_count),attachments{media,target}": the names outside of brackets.</summary>
    private static IEnumerable<string> Split(string fields)
    {
        var (depth, start) = (0, 0);
        for (var at = 0; at <= fields.Length; at++)
        {
            if (at < fields.Length && fields[at] is '{' or '(') depth++;
            if (at < fields.Length && fields[at] is '}' or ')') depth--;
            if (at < fields.Length && (fields[at] != ',' || depth > 0)) continue;
            yield return fields[start..at].Split('{', '.', '(')[0].Trim();
            start = at + 1;
        }
    }
}
