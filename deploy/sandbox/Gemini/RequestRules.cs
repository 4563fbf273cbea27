using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>What is refused although every name in it is known.</summary>
public static class RequestRules
{
    private static readonly string[] Levels = ["MINIMAL", "LOW", "MEDIUM", "HIGH", "THINKING_LEVEL_UNSPECIFIED"];

    public static GoogleError? Refuses(JsonObject body, JsonObject? config, Model model)
    {
        var turns = AskedContent.Turns(body);
        if (turns.Count == 0) return GoogleError.Invalid("* GenerateContentRequest.contents: contents is not specified\n");
        for (var i = 0; i < turns.Count; i++)
        {
            if (turns[i]?["parts"] is not (JsonArray { Count: > 0 } or JsonObject))
                return GoogleError.Invalid($"* GenerateContentRequest.contents[{i}].parts: contents.parts must not be empty.\n");
            if (RoleOf(turns[i]) is not (null or "user" or "model" or "function"))
                return GoogleError.Invalid("Please use a valid role: user, model.");
        }
        if (RoleOf(turns[^1]) == "model" && !model.Budget)
            return GoogleError.Invalid("Please ensure that the last turn of the conversation is not a model turn; pre-filled responses are not supported for this model.");
        return Schema(config) ?? Thinking(AskedContent.Child(config, "thinkingConfig"), model) ?? Numbers(config, model);
    }

    private static GoogleError? Schema(JsonObject? config)
    {
        var plain = AskedContent.Find(config, "responseJsonSchema");
        var own = AskedContent.Find(config, "responseSchema");
        if (plain is not null && own is not null) return GoogleError.Invalid("Only one of response_schema and response_json_schema can be set.");
        var mime = AskedContent.Find(config, "responseMimeType")?.ToString();
        if ((plain ?? own) is not null && mime is not ("application/json" or "text/x.enum"))
            return GoogleError.Invalid("Function calling config or response schema is set without a response mime type: application/json is required.");
        if (mime is not (null or "" or "text/plain" or "application/json" or "text/x.enum"))
            return GoogleError.Invalid($"* GenerateContentRequest.generation_config.response_mime_type: allowed mimetypes are `text/plain`, `application/json`, `application/xml`, `application/yaml` and `text/x.enum`.\n");
        return null;
    }

    private static GoogleError? Thinking(JsonObject? thinking, Model model)
    {
        var level = AskedContent.Find(thinking, "thinkingLevel")?.ToString().ToUpperInvariant();
        var budget = AskedContent.Find(thinking, "thinkingBudget");
        if (level is not null && budget is not null) return GoogleError.Invalid("You can only set one of thinking budget and thinking level.");
        if (level is not null && !Levels.Contains(level)) return GoogleError.Invalid($"Invalid value at 'generation_config.thinking_config.thinking_level' (type.googleapis.com/google.ai.generativelanguage.v1beta.ThinkingConfig.ThinkingLevel), \"{level}\"");
        if (level is not null && model.Budget) return GoogleError.Invalid("Thinking level is not supported for this model.");
        if (budget is not null && !model.Budget) return GoogleError.Invalid("Thinking budget is not supported for this model. Please use thinking level instead.");
        return level == "MINIMAL" && !model.Minimal ? GoogleError.Invalid("Thinking level MINIMAL is not supported for this model.") : null;
    }

    private static GoogleError? Numbers(JsonObject? config, Model model)
    {
        if (AskedContent.Find(config, "responseLogprobs") is not null || AskedContent.Find(config, "logprobs") is not null)
            return GoogleError.Invalid($"Logprobs is not enabled for models/{model.Id}");
        if (AskedContent.Find(config, "maxOutputTokens") is { } max && (max is not JsonValue v || !v.TryGetValue(out int tokens) || tokens is < 1 or > 65_536))
            return GoogleError.Invalid($"Unable to submit request because it has a maxOutputTokens value of {max} but the supported range is from 1 (inclusive) to 65537 (exclusive).");
        return null;
    }

    private static string? RoleOf(JsonNode? turn) => turn?["role"]?.ToString();
}
