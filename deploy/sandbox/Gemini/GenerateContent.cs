using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Gemini;

/// <summary>https://ai.google.dev/api/generate-content</summary>
public sealed partial class GenerateContent(NextAnswers next)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, int> _turns = new();

    public IResult Answer(string body, Model model, string version)
    {
        var (asked, error) = AskedContent.Read(body, model);
        if (asked is null) return error!.Answer();
        var mode = next.Take();
        if (Refusal(mode, model, version) is { } refusal) return refusal;
        if (mode is not null && mode.StartsWith("promptBlocked", StringComparison.Ordinal))
            return Ok(Generated.Blocked(mode.Contains(':') ? mode.Split(':')[1] : "SAFETY", model, asked.Text));
        switch (mode)
        {
            case "noCandidates": return Ok(Generated.WithoutCandidates(model, asked.Text));
            case "noParts": return Ok(Generated.Withheld("STOP", model, asked.Text));
            case "unknownReason": return Ok(Generated.Withheld("TEA_BREAK", model, asked.Text));
        }
        if (mode is not null && ReasonOf(mode) is { } reason) return Ok(Generated.Withheld(reason, model, asked.Text));

        var product = ProductFacts.In(asked.Text);
        var turn = mode == "repeated" ? 0 : _turns.AddOrUpdate(product?.Title ?? "", 0, (_, n) => n + 1);
        var draft = Lies.Spoil(Draft.Write(product ?? new() { Title = "little thing on the shelf" }, turn), product, mode);
        var text = asked.Schema is null ? draft.Caption + "\n\n" + string.Join(' ', draft.Hashtags)
            : (mode == "notSchema" ? Lies.NotSchema() : SchemaFiller.Fill(asked.Schema, draft))?.ToJsonString(Readable) ?? "null";
        var variety = (uint)(turn + text.Length);
        if (mode == "malformedJson") text = text.Replace("\":", "\" =>");
        // Thoughts are paid from the same purse, so a small one is empty before the first word.
        var room = Math.Max(0, asked.MaxOutputTokens - 96) * 4;
        if (room == 0) return Ok(Generated.Withheld("MAX_TOKENS", model, asked.Text));
        if (mode == "maxTokens" || text.Length > room)
            return Ok(Generated.Text(text[..Math.Min(room, text.Length * 2 / 3)], "MAX_TOKENS", model, asked, variety));
        return Ok(Generated.Text(text, "STOP", model, asked, variety));
    }

    private static IResult? Refusal(string? mode, Model model, string version) => mode switch
    {
        "429PerMinute" => GoogleError.Exhausted(model.Id, perDay: false).Answer(),
        "429PerDay" => GoogleError.Exhausted(model.Id, perDay: true).Answer(),
        "429Bare" => GoogleError.ExhaustedBare.Answer(),
        "503" => GoogleError.Overloaded.Answer(),
        "500" => GoogleError.Internal.Answer(),
        "504" => new GoogleError(504, "DEADLINE_EXCEEDED", "The request timed out. Please try again.").Answer(),
        "499" => new GoogleError(499, "CANCELLED", "The operation was cancelled.").Answer(),
        "404model" => GoogleError.NoModel(model.Id, version, "generateContent").Answer(),
        "401" => GoogleError.Unauthenticated.Answer(),
        "403" => new GoogleError(403, "PERMISSION_DENIED", "Your project has been denied access. Please contact support.").Answer(),
        "400key" => GoogleError.WrongKey.Answer(),
        "400precondition" => new GoogleError(400, "FAILED_PRECONDITION", "User location is not supported for the API use.").Answer(),
        "html502" => Results.Text("<html><title>Error 502 (Server Error)!!1</title><body><p><b>502.</b> That’s an error.</p></body></html>", "text/html; charset=UTF-8", Encoding.UTF8, 502),
        _ => null,
    };

    private static string? ReasonOf(string mode) => mode switch
    {
        "safety" or "recitation" or "language" or "blocklist" or "prohibitedContent" or "spii" or "other" or "malformedFunctionCall" or "malformedResponse" or
            "unexpectedToolCall" or "tooManyToolCalls" or "noImage" or "imageSafety" or "imageProhibitedContent" or "imageRecitation" or "imageOther" or "continuation"
            => Hump().Replace(mode, "_$0").ToUpperInvariant(),
        _ => null,
    };

    private static IResult Ok(JsonObject body) => Results.Text(body.ToJsonString(), "application/json; charset=UTF-8", Encoding.UTF8);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Hump();
}
