using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sandbox.Gemini.Bill;

namespace Sandbox.Gemini;

/// <summary>https://ai.google.dev/api/generate-content</summary>
public sealed partial class GenerateContent(NextAnswers next, TokenBill bill, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, int> _turns = new();

    public IResult Answer(string body, Model model, string version)
    {
        var (json, error) = AskedContent.Parse(body);
        return json is null ? error!.Answer() : Run(json, model, version).Answer();
    }

    /// <param name="batchedAt">When it was worked on as one of many; null for one that somebody waits for.</param>
    public Generation Run(JsonObject body, Model model, string version, DateTimeOffset? batchedAt = null)
    {
        var (asked, error) = AskedContent.Read(body, model);
        if (asked is null) return new(Error: error);
        var mode = next.Take();
        if (Refusal(mode, model, version) is { } refusal) return refusal;
        var content = Content(asked, mode, model);
        bill.Charge(content, batchedAt ?? time.GetUtcNow(), batchedAt is not null);
        return new(Body: content);
    }

    private JsonObject Content(AskedContent asked, string? mode, Model model)
    {
        if (mode is not null && mode.StartsWith("promptBlocked", StringComparison.Ordinal))
            return Generated.Blocked(mode.Contains(':') ? mode.Split(':')[1] : "SAFETY", model, asked.Text);
        switch (mode)
        {
            case "noCandidates": return Generated.WithoutCandidates(model, asked.Text);
            case "noParts": return Generated.Withheld("STOP", model, asked.Text);
            case "unknownReason": return Generated.Withheld("TEA_BREAK", model, asked.Text);
        }
        if (mode is not null && ReasonOf(mode) is { } reason) return Generated.Withheld(reason, model, asked.Text);

        var product = ProductFacts.In(asked.Text);
        var turn = mode == "repeated" ? 0 : _turns.AddOrUpdate(product?.Title ?? "", 0, (_, n) => n + 1);
        var draft = Lies.Spoil(Draft.Write(product ?? new() { Title = "little thing on the shelf" }, turn), product, mode);
        var text = asked.Schema is null ? draft.Caption + "\n\n" + string.Join(' ', draft.Hashtags)
            : (mode == "notSchema" ? Lies.NotSchema() : SchemaFiller.Fill(asked.Schema, draft))?.ToJsonString(Readable) ?? "null";
        var variety = (uint)(turn + text.Length);
        if (mode == "malformedJson") text = text.Replace("\":", "\" =>");
        // Thoughts are paid from the same purse, so a small one is empty before the first word.
        var room = Math.Max(0, asked.MaxOutputTokens - 96) * 4;
        if (room == 0) return Generated.Withheld("MAX_TOKENS", model, asked.Text);
        if (mode == "maxTokens" || text.Length > room)
            return Generated.Text(text[..Math.Min(room, text.Length * 2 / 3)], "MAX_TOKENS", model, asked, variety);
        return Generated.Text(text, "STOP", model, asked, variety);
    }

    private static Generation? Refusal(string? mode, Model model, string version) => mode switch
    {
        "429PerMinute" => new(Error: GoogleError.Exhausted(model.Id, perDay: false)),
        "429PerDay" => new(Error: GoogleError.Exhausted(model.Id, perDay: true)),
        "429Bare" => new(Error: GoogleError.ExhaustedBare),
        "503" => new(Error: GoogleError.Overloaded),
        "500" => new(Error: GoogleError.Internal),
        "504" => new(Error: new(504, "DEADLINE_EXCEEDED", "The request timed out. Please try again.")),
        "499" => new(Error: new(499, "CANCELLED", "The operation was cancelled.")),
        "404model" => new(Error: GoogleError.NoModel(model.Id, version, "generateContent")),
        "401" => new(Error: GoogleError.Unauthenticated),
        "403" => new(Error: new(403, "PERMISSION_DENIED", "Your project has been denied access. Please contact support.")),
        "400key" => new(Error: GoogleError.WrongKey),
        "400precondition" => new(Error: new(400, "FAILED_PRECONDITION", "User location is not supported for the API use.")),
        "html502" => new(Error: new(502, "UNKNOWN", "Error 502 (Server Error)!!1"), IsHtml: true),
        _ => null,
    };

    private static string? ReasonOf(string mode) => mode switch
    {
        "safety" or "recitation" or "language" or "blocklist" or "prohibitedContent" or "spii" or "other" or "malformedFunctionCall" or "malformedResponse" or
            "unexpectedToolCall" or "tooManyToolCalls" or "noImage" or "imageSafety" or "imageProhibitedContent" or "imageRecitation" or "imageOther" or "continuation"
            => Hump().Replace(mode, "_$0").ToUpperInvariant(),
        _ => null,
    };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Hump();
}
