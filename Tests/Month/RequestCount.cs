using System.Globalization;
using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Month;

/// <summary>
/// The sandbox's bills counted a second time, from nothing but the requests that arrived and the statuses they got. How many rows a list gave and what
/// the model wrote stands in no request.
/// </summary>
internal sealed class RequestCount
{
    private readonly SortedDictionary<string, int> _byVendor = [];
    private long _last;

    public IReadOnlyDictionary<string, int> ByVendor => _byVendor;

    public int Requests => _byVendor.Values.Sum();

    /// <summary>Answered by the model.</summary>
    public int ModelCalls { get; private set; }

    /// <summary>Tokens of what it was asked: characters ÷ 4.</summary>
    public long Prompt { get; private set; }

    public int Lists { get; private set; }

    /// <summary>Single rows.</summary>
    public int Reads { get; private set; }

    public int Writes { get; private set; }

    /// <summary>Counts what has come since.</summary>
    public async Task LookAsync(Desk desk)
    {
        foreach (var request in (await desk.GetAsync(string.Create(CultureInfo.InvariantCulture, $"requests?since={_last}"))).AsArray())
        {
            _last = request!["number"]!.GetValue<long>();
            Count(request);
        }
    }

    /// <summary>Everything in the bills that does not agree; empty when all does.</summary>
    public IReadOnlyList<string> Disagree(JsonNode gemini, JsonNode appwrite)
    {
        var (prompt, reads) = (gemini["byModel"]!.AsArray().Sum(l => l!["tokens"]!["prompt"]!.GetValue<long>()), appwrite["reads"]!.GetValue<long>());
        var problems = new List<string>();
        if (gemini["calls"]!.GetValue<int>() is var calls && calls != ModelCalls) problems.Add($"Gemini charges {calls} calls, and {ModelCalls} were answered");
        if (prompt != Prompt) problems.Add($"Gemini charges {prompt} tokens of prompts, and {Prompt} were sent");
        if (appwrite["writes"]!.GetValue<long>() is var writes && writes != Writes) problems.Add($"Appwrite charges {writes} writes, and {Writes} were sent");
        if (Lists == 0 ? reads != Reads : reads < Reads + Lists) problems.Add($"Appwrite charges {reads} reads, and {Reads} rows and {Lists} lists were asked for");
        return problems;
    }

    private void Count(JsonNode request)
    {
        var (vendor, method, path, status) = (Text("vendor"), Text("method"), Text("path").Split('?')[0], request["status"]!.GetValue<int>());
        _byVendor[vendor] = _byVendor.GetValueOrDefault(vendor) + 1;
        if (vendor == "gemini" && path.EndsWith(":generateContent", StringComparison.Ordinal) && status == 200)
        {
            ModelCalls++;
            Prompt += Tokens(JsonNode.Parse(Text("body"))!);
        }
        // Turned away at the door, it touches no row.
        if (vendor != "appwrite" || status is 0 or 401 or 402 or 403 or 429 || path.IndexOf("/rows", StringComparison.Ordinal) is not (> 0 and var at)) return;
        if (method != "GET") Writes++;
        else if (at + "/rows".Length == path.Length) Lists++;
        else Reads++;

        string Text(string name) => request[name]!.GetValue<string>();
    }

    private static int Tokens(JsonNode body)
    {
        var turns = body["contents"]!.AsArray().Prepend(body["systemInstruction"]).OfType<JsonNode>();
        var text = string.Join('\n', turns.SelectMany(t => t["parts"]!.AsArray()).Select(p => p!["text"]?.GetValue<string>() ?? ""));
        return (text.Length + 3) / 4;
    }
}
