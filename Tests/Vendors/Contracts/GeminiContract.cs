namespace Tests.Vendors.Contracts;

/// <summary>https://ai.google.dev/api: the key in its header and nowhere else, bodies of known fields.</summary>
internal sealed class GeminiContract : IContract
{
    private readonly IReadOnlyList<RestCall> _calls;
    private readonly ContractValues _values;

    public GeminiContract()
    {
        var table = ContractTable.Load("gemini.txt");
        _calls = [.. table.Calls.Select(c => new RestCall(c))];
        _values = new(table);
    }

    public bool Covers(SentRequest request) => true;

    public IReadOnlyList<string> Judge(SentRequest request)
    {
        if (_calls.FirstOrDefault(c => c.Is(request.Method, request.Path)) is not { } call) return [$"no such call: {request.Method} {request.Path}"];
        var problems = new List<string>();
        if (!request.Headers.ContainsKey("x-goog-api-key")) problems.Add("the header x-goog-api-key is missing");
        if (request.Headers.ContainsKey("Authorization")) problems.Add("two credentials: Authorization beside x-goog-api-key");
        // New keys are refused in the address on some routes, and "key" is in no table.
        return [.. problems, .. call.Judge(_values, SentParameters.Of(request))];
    }
}
