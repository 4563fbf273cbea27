using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>A model that can be asked today. https://ai.google.dev/gemini-api/docs/models</summary>
public sealed record Model(string Id, string DisplayName, string Method = "generateContent", bool Minimal = true, bool Budget = false)
{
    public static readonly IReadOnlyList<Model> All =
    [
        new("gemini-3.5-flash-lite", "Gemini 3.5 Flash-Lite"),
        new("gemini-3.1-flash-lite", "Gemini 3.1 Flash-Lite"),
        new("gemini-3.8-flash", "Gemini 3.8 Flash", Minimal: false),
        new("gemini-3.7-flash", "Gemini 3.7 Flash", Minimal: false),
        new("gemini-3.6-flash", "Gemini 3.6 Flash"),
        new("gemini-3.5-flash", "Gemini 3.5 Flash"),
        new("gemini-4-argon", "Gemini 4 Argon", Minimal: false),
        new("gemini-2.5-flash", "Gemini 2.5 Flash", Budget: true),
        new("gemini-2.5-pro", "Gemini 2.5 Pro", Budget: true),
        new("gemini-embedding-2", "Gemini Embedding 2", "embedContent"),
    ];

    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["gemini-flash-latest"] = "gemini-3.8-flash",
        ["gemini-flash-lite-latest"] = "gemini-3.5-flash-lite",
        ["gemini-pro-latest"] = "gemini-4-argon",
    };

    /// <summary>From this moment requests to the 2.5 models are served by newer ones, without a word.</summary>
    private static readonly DateTimeOffset End25 = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public static Model? Find(string id, DateTimeOffset now)
    {
        var name = Aliases.GetValueOrDefault(id, id);
        if (now >= End25) name = name switch { "gemini-2.5-flash" => "gemini-3.5-flash-lite", "gemini-2.5-pro" => "gemini-3.8-flash", _ => name };
        return All.FirstOrDefault(m => m.Id == name);
    }

    public JsonObject Json()
    {
        var json = new JsonObject
        {
            ["name"] = $"models/{Id}",
            ["version"] = Id.Split('-')[1],
            ["displayName"] = DisplayName,
            ["description"] = $"Stable version of {DisplayName}",
            ["inputTokenLimit"] = 1_048_576,
            ["outputTokenLimit"] = 65_536,
            ["supportedGenerationMethods"] = Method == "generateContent"
                ? new JsonArray("generateContent", "countTokens", "createCachedContent", "batchGenerateContent")
                : new JsonArray(Method),
            ["temperature"] = 1,
            ["topP"] = 0.95,
            ["topK"] = 64,
            ["maxTemperature"] = 2,
            ["thinking"] = Method == "generateContent",
        };
        if (Budget) json["modelStatus"] = new JsonObject { ["modelStage"] = "DEPRECATED", ["retirementTime"] = "2026-12-01T00:00:00Z" };
        return json;
    }
}
