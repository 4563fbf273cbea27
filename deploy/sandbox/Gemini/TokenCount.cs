using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>https://ai.google.dev/api/tokens</summary>
public static class TokenCount
{
    public static IResult Answer(string body)
    {
        var (json, error) = AskedContent.Parse(body);
        if (json is null) return error!.Answer();
        if (KnownFields.Refuses(json, "Count") is { } unknown) return unknown.Answer();
        var asked = AskedContent.Child(json, "generateContentRequest") ?? json;
        if (AskedContent.Turns(asked).Count == 0) return GoogleError.Invalid("* CountTokensRequest.contents: contents is not specified\n").Answer();
        var tokens = Generated.Tokens(AskedContent.TextOf(asked));
        return GeminiVendor.Json(new JsonObject
        {
            ["totalTokens"] = tokens,
            ["promptTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "TEXT", ["tokenCount"] = tokens }),
        });
    }
}
