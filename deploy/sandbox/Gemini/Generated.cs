using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>The body of an answer to generateContent.</summary>
public static class Generated
{
    private static readonly string[] Categories = ["SEXUALLY_EXPLICIT", "HATE_SPEECH", "HARASSMENT", "DANGEROUS_CONTENT"];

    public static JsonObject Blocked(string reason, Model model, string prompt) => Whole(null, model, prompt, 0, 0, new JsonObject
    {
        ["blockReason"] = reason,
        ["safetyRatings"] = Ratings("DANGEROUS_CONTENT", blocked: reason == "SAFETY"),
    });

    public static JsonObject WithoutCandidates(Model model, string prompt) => Whole(null, model, prompt, 0, 0);

    /// <param name="finishReason">Anything but STOP and MAX_TOKENS comes without parts.</param>
    public static JsonObject Withheld(string finishReason, Model model, string prompt)
    {
        var candidate = new JsonObject { ["finishReason"] = finishReason, ["index"] = 0 };
        if (finishReason is "STOP" or "MAX_TOKENS") candidate["content"] = new JsonObject { ["role"] = "model" };
        if (finishReason.Contains("SAFETY", StringComparison.Ordinal)) candidate["safetyRatings"] = Ratings("HARASSMENT", blocked: true);
        if (finishReason == "RECITATION")
            candidate["citationMetadata"] = new JsonObject { ["citationSources"] = new JsonArray(new JsonObject { ["startIndex"] = 0, ["endIndex"] = 120, ["uri"] = "https://poems.example/1" }) };
        return Whole(candidate, model, prompt, 0, finishReason == "MAX_TOKENS" ? 1_020 : 0);
    }

    /// <param name="variety">Decides whether the answer begins with thoughts and whether it comes in two parts.</param>
    public static JsonObject Text(string text, string finishReason, Model model, AskedContent asked, uint variety)
    {
        var parts = new JsonArray();
        var thinks = asked.IncludeThoughts || variety % 3 == 0;
        if (thinks) parts.Add(new JsonObject { ["text"] = "**Reading the product**\n\nI keep to what the record says: title, price and options.", ["thought"] = true });
        if (variety % 4 == 1 && text.Length > 20)
        {
            var cut = text.Length / 2;
            if (char.IsLowSurrogate(text[cut])) cut++;
            parts.Add(new JsonObject { ["text"] = text[..cut] });
            parts.Add(new JsonObject { ["text"] = text[cut..], ["thoughtSignature"] = "EsADCr0DAXLI2nw5sandboxZz0=" });
        }
        else
        {
            parts.Add(new JsonObject { ["text"] = text });
        }
        var candidate = new JsonObject
        {
            ["content"] = new JsonObject { ["parts"] = parts, ["role"] = "model" },
            ["finishReason"] = finishReason,
            ["index"] = 0,
        };
        return Whole(candidate, model, asked.Text, Tokens(text), thinks ? 96 : 0);
    }

    /// <summary>About four characters to a token.</summary>
    public static int Tokens(string text) => (text.Length + 3) / 4;

    private static JsonObject Whole(JsonObject? candidate, Model model, string prompt, int written, int thought, JsonObject? feedback = null)
    {
        var read = Tokens(prompt);
        var usage = new JsonObject { ["promptTokenCount"] = read };
        if (written > 0) usage["candidatesTokenCount"] = written;
        usage["totalTokenCount"] = read + written + thought;
        usage["promptTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "TEXT", ["tokenCount"] = read });
        if (thought > 0) usage["thoughtsTokenCount"] = thought;
        var body = new JsonObject();
        if (candidate is not null) body["candidates"] = new JsonArray(candidate);
        if (feedback is not null) body["promptFeedback"] = feedback;
        body["usageMetadata"] = usage;
        body["modelVersion"] = model.Id;
        body["responseId"] = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return body;
    }

    private static JsonArray Ratings(string worst, bool blocked) =>
    [
        .. Categories.Select(category =>
        {
            var rating = new JsonObject { ["category"] = $"HARM_CATEGORY_{category}", ["probability"] = category == worst && blocked ? "HIGH" : "NEGLIGIBLE" };
            if (category == worst && blocked) rating["blocked"] = true;
            return (JsonNode?)rating;
        }),
    ];
}
