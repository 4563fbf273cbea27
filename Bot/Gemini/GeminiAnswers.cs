using System.Text.Json;
using Conversations.Posts.Writing;

namespace Bot.Gemini;

/// <summary>Tells the outcomes of an answer with status 200 apart.</summary>
internal static class GeminiAnswers
{
    /// <param name="json">The text must be JSON.</param>
    public static GeminiVerdict Judge(GenerateAnswer answer, bool json)
    {
        if (answer.PromptFeedback?.BlockReason is { } blocked) return new GeminiVerdict.Final(ModelTrouble.PromptBlocked, $"Prompt blocked: {blocked}");
        if (answer.Candidates is not [var candidate, ..]) return OnceMore(ModelTrouble.Empty, "No candidates");
        var text = string.Concat((candidate.Content?.Parts ?? []).Where(p => p.Thought is not true).Select(p => p.Text));
        return candidate.FinishReason switch
        {
            "STOP" when text.Length == 0 => OnceMore(ModelTrouble.Empty, "No text"),
            "STOP" when json && !IsJson(text) => OnceMore(ModelTrouble.Malformed, "Not JSON"),
            "STOP" => new GeminiVerdict.Good(answer, text),
            "MAX_TOKENS" => OnceMore(ModelTrouble.Cut, "MAX_TOKENS", moreRoom: true),
            "RECITATION" => new GeminiVerdict.Final(ModelTrouble.Recitation, "RECITATION"),
            "MALFORMED_FUNCTION_CALL" or "MALFORMED_RESPONSE" or "UNEXPECTED_TOOL_CALL" or "TOO_MANY_TOOL_CALLS" or "CONTINUATION" =>
                OnceMore(ModelTrouble.Malformed, candidate.FinishReason),
            null or "FINISH_REASON_UNSPECIFIED" when text.Length == 0 => OnceMore(ModelTrouble.Empty, "No text, no reason"),
            null => OnceMore(ModelTrouble.Cut, "No finish reason"),
            // SAFETY, LANGUAGE, BLOCKLIST, PROHIBITED_CONTENT, SPII, OTHER …; what is new counts as OTHER.
            var reason => new GeminiVerdict.Final(ModelTrouble.AnswerWithheld, $"Answer withheld: {reason}"),
        };
    }

    private static GeminiVerdict.OnceMore OnceMore(ModelTrouble trouble, string detail, bool moreRoom = false) => new(trouble, detail, TimeSpan.Zero, moreRoom);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
