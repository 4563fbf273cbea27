using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tests.Vendors.Contracts.Reduce;

/// <summary>Generating content, models and batches, and the messages that they reach.</summary>
internal static partial class GeminiReduction
{
    private static readonly string[] Calls = ["GenerateContent", "StreamGenerateContent", "CountTokens", "GetModel", "ListModels"];

    // Accepted and ignored since 2026-07-21, announced to be refused: https://ai.google.dev/gemini-api/docs/changelog
    private static readonly string[] Deprecated = ["temperature", "topP", "topK", "candidateCount"];

    public static string From(string folder)
    {
        var (protos, sdk) = (TableText.Read(folder, "v1beta-schema.json"), TableText.Read(folder, "sdk-3.1.0-shapes.json"));
        var types = new GeminiTypes(protos, sdk);
        var table = new TableText($"{protos["source"]}.", $"{sdk["source"]}: ThinkingConfig and serviceTier.");
        foreach (var method in protos["methods"]!.AsArray().Where(m => Calls.Contains(m!["rpc"]!.GetValue<string>().Split('.')[1])))
        {
            var http = method!["http"]!.AsArray().Select(h => h!.GetValue<string>()).First(h => !h.Contains("tunedModels", StringComparison.Ordinal));
            var hole = Hole().Match(http) is { Success: true } found ? found.Groups[1].Value : "";
            table.Call(Hole().Replace(http, "$2/{$1}"));
            var fields = protos["messages"]![method["request"]!.GetValue<string>()]!.AsObject();
            foreach (var (name, field) in fields.Where(f => f.Key != hole)) Field(name, field!, method["request"]!.GetValue<string>(), inQuery: http.StartsWith("GET", StringComparison.Ordinal));
            if (method["request"]!.GetValue<string>() == "GenerateContentRequest") table.Field("serviceTier", types.Of("ServiceTier", ""));
            if (http.Contains(":stream", StringComparison.Ordinal)) table.Field("alt", "\"sse\"", inQuery: true);
        }
        Batches(table, types);
        while (types.Next() is { } message)
        {
            if (types.Words(message) is { } words)
            {
                table.Type(message, TableText.Words(words));
                continue;
            }
            table.Object(message);
            foreach (var (name, field) in types.Fields(message)) Field(name, field, message);
        }
        return table.ToString();

        void Field(string name, JsonNode field, string within, bool inQuery = false)
        {
            if (field["outputOnly"]?.GetValue<bool>() == true) return;
            var type = types.Of(field["type"]!.GetValue<string>(), within);
            // A request inside a batch has its model in the batch's path.
            var required = field["required"]?.GetValue<bool>() == true && (within, name) != ("GenerateContentRequest", "model");
            var deprecated = within == "GenerationConfig" && Deprecated.Contains(name);
            table.Field(name, field["repeated"]?.GetValue<bool>() == true ? $"[{type}]" : type, required, deprecated, inQuery);
        }
    }

    /// <summary>The protos have no batches: https://ai.google.dev/api/batch-mode.</summary>
    private static void Batches(TableText table, GeminiTypes types)
    {
        table.Note("Batches: https://ai.google.dev/api/batch-mode, in no machine-readable file.");
        table.Call("POST /v1beta/models/{model}:batchGenerateContent");
        table.Field("batch", "Batch", required: true);
        foreach (var call in new[] { "GET /v1beta/batches/{batch}", "DELETE /v1beta/batches/{batch}", "POST /v1beta/batches/{batch}:cancel" }) table.Call(call);
        table.Call("GET /v1beta/batches");
        table.Field("pageSize", "int", inQuery: true);
        table.Field("pageToken", "string", inQuery: true);
        table.Object("Batch");
        table.Field("displayName", "string", required: true);
        table.Field("inputConfig", "BatchInput", required: true);
        table.Object("BatchInput");
        table.Field("fileName", "string");
        table.Field("requests", "BatchRequests");
        table.Object("BatchRequests");
        table.Field("requests", "[BatchRequest]", required: true);
        table.Object("BatchRequest");
        table.Field("request", types.Of("GenerateContentRequest", ""), required: true);
        table.Field("metadata", "object");
    }

    [GeneratedRegex(@"\{(\w+)=(\w+)/\*\}")]
    private static partial Regex Hole();
}
