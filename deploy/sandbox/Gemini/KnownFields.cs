using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Gemini;

/// <summary>Which names a request may carry, and where; a proto knows each in two spellings.</summary>
public static partial class KnownFields
{
    private const string Any = "*";

    // Message → field → message of the field ("" for a scalar, * for free content).
    private static readonly Dictionary<string, Dictionary<string, string>> Messages = new()
    {
        ["Request"] = Of("model=;contents=Content;systemInstruction=Content;tools=*;toolConfig=*;safetySettings=Safety;generationConfig=Config;cachedContent=;serviceTier=;store=;labels=*"),
        ["CreateBatch"] = Of("batch=Batch"),
        ["Batch"] = Of("model=;displayName=;inputConfig=BatchInput;priority="),
        ["BatchInput"] = Of("fileName=;requests=BatchItems"),
        ["BatchItems"] = Of("requests=BatchItem"),
        ["BatchItem"] = Of("request=Request;metadata=*"),
        ["Count"] = Of("contents=Content;generateContentRequest=Request"),
        ["Content"] = Of("role=;parts=Part"),
        ["Part"] = Of("text=;thought=;thoughtSignature=;inlineData=Blob;fileData=File;functionCall=*;functionResponse=*;executableCode=*;codeExecutionResult=*;videoMetadata=*;partMetadata=*;mediaResolution=*"),
        ["Blob"] = Of("mimeType=;data="),
        ["File"] = Of("mimeType=;fileUri="),
        ["Safety"] = Of("category=;threshold="),
        ["Config"] = Of("stopSequences=;responseMimeType=;responseSchema=Schema;responseJsonSchema=*;responseModalities=;candidateCount=;maxOutputTokens=;temperature=;topP=;topK=;seed=;presencePenalty=;frequencyPenalty=;responseLogprobs=;logprobs=;enableEnhancedCivicAnswers=;speechConfig=*;thinkingConfig=Thinking;imageConfig=*;mediaResolution="),
        ["Thinking"] = Of("includeThoughts=;thinkingBudget=;thinkingLevel="),
        ["Schema"] = Of("type=;format=;title=;description=;nullable=;enum=;maxItems=;minItems=;properties=Map:Schema;required=;minProperties=;maxProperties=;minLength=;maxLength=;pattern=;example=*;anyOf=Schema;propertyOrdering=;default=*;items=Schema;minimum=;maximum="),
    };

    public static GoogleError? Refuses(JsonObject body, string message) => Check(body, message, "");

    private static GoogleError? Check(JsonObject value, string message, string path)
    {
        foreach (var (name, child) in value)
        {
            if (!Messages[message].TryGetValue(Camel(name), out var type)) return GoogleError.UnknownName(name, path);
            var at = path.Length == 0 ? Snake(name) : $"{path}.{Snake(name)}";
            if (type is "" or Any) continue;
            var found = child switch
            {
                JsonObject o when type.StartsWith("Map:", StringComparison.Ordinal) =>
                    o.Select(p => p.Value is JsonObject inner ? Check(inner, type[4..], $"{at}[{p.Key}]") : null).FirstOrDefault(e => e is not null),
                JsonObject o => Check(o, type, at),
                JsonArray a => a.Select((item, i) => item is JsonObject o ? Check(o, type, $"{at}[{i}]") : Wrong(item, $"{at}[{i}]")).FirstOrDefault(e => e is not null),
                null => null,
                _ => Wrong(child, at),
            };
            if (found is not null) return found;
        }
        return null;
    }

    private static GoogleError Wrong(JsonNode? value, string path) => GoogleError.Invalid($"Invalid value at '{path}': {value?.ToJsonString() ?? "null"}");

    private static Dictionary<string, string> Of(string fields) =>
        fields.Split(';').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1]);

    public static string Camel(string name) => Underscore().Replace(name, m => m.Groups[1].Value.ToUpperInvariant());

    private static string Snake(string name) => Upper().Replace(name, m => "_" + m.Value.ToLowerInvariant());

    [GeneratedRegex("_([a-z])")]
    private static partial Regex Underscore();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Upper();
}
