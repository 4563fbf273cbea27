using System.Globalization;
using System.Text.Json;
using Conversations.Posts.Writing;

namespace Bot.Gemini;

/// <summary>Tells the outcomes of an answer with another status apart. https://ai.google.dev/gemini-api/docs/troubleshooting</summary>
internal sealed class GeminiErrors(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A person waits for the draft: a longer delay is better told than kept.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Google counts days there: https://ai.google.dev/gemini-api/docs/rate-limits
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public GeminiVerdict Judge(int status, string body)
    {
        var error = Read(body);
        var detail = $"HTTP {status} {error?.Status}".TrimEnd();
        var reason = error?.Details?.FirstOrDefault(d => d.Reason is not null)?.Reason;
        return status switch
        {
            400 when reason is "API_KEY_INVALID" or "ACCESS_TOKEN_TYPE_UNSUPPORTED" => new GeminiVerdict.Final(ModelTrouble.KeyRefused, $"{detail} {reason}"),
            400 when error?.Status == "FAILED_PRECONDITION" => new GeminiVerdict.Final(ModelTrouble.NotAllowed, detail),
            401 or 403 => new GeminiVerdict.Final(ModelTrouble.KeyRefused, detail),
            404 => new GeminiVerdict.NextModel(ModelTrouble.ModelGone, detail),
            429 => TooMany(error, detail),
            503 => new GeminiVerdict.OnceMore(ModelTrouble.Away, detail, Pause, ThenNextModel: true),
            408 or 499 or >= 500 => new GeminiVerdict.OnceMore(ModelTrouble.Away, detail, Pause),
            _ => new GeminiVerdict.Final(ModelTrouble.RequestRefused, detail),
        };
    }

    private GeminiVerdict TooMany(WireError? error, string detail)
    {
        var quotas = (error?.Details ?? []).SelectMany(d => d.Violations ?? []).Select(v => v.QuotaId ?? "");
        if (quotas.Any(q => q.Contains("PerDay", StringComparison.Ordinal)))
            return new GeminiVerdict.NextModel(ModelTrouble.DayQuotaUsed, detail, UntilMidnightPacific());
        var delay = (error?.Details ?? []).Select(d => Duration(d.RetryDelay)).FirstOrDefault(d => d is not null);
        return delay is { } wait && wait <= LongestWait
            ? new GeminiVerdict.OnceMore(ModelTrouble.Busy, detail, wait > Pause ? wait : Pause)
            : new GeminiVerdict.Final(ModelTrouble.Busy, detail, delay);
    }

    private TimeSpan UntilMidnightPacific()
    {
        var now = time.GetUtcNow();
        var midnight = TimeZoneInfo.ConvertTime(now, Pacific).Date.AddDays(1);
        return new DateTimeOffset(midnight, Pacific.GetUtcOffset(midnight)) - now;
    }

    // A duration as protobuf writes it in JSON: "26s", "0.5s".
    private static TimeSpan? Duration(string? text) =>
        text is not null && text.EndsWith('s') && double.TryParse(text.AsSpan()[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static WireError? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, GeminiJson.Default.ErrorAnswer)?.Error;
        }
        catch (JsonException)
        {
            // A gateway in front answers in HTML; the status alone decides then.
            return null;
        }
    }
}
