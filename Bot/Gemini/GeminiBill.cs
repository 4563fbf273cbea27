namespace Bot.Gemini;

/// <summary>What a request is billed for, as far as its answer tells.</summary>
internal abstract record GeminiBill
{
    private GeminiBill() { }

    /// <summary>It never left, or was refused: https://ai.google.dev/gemini-api/docs/billing says that a refused request costs nothing.</summary>
    public sealed record Nothing : GeminiBill;

    public sealed record Tokens(string ModelVersion, UsageMetadata Usage) : GeminiBill;

    /// <summary>No answer came, or one that does not tell.</summary>
    public sealed record Unknown : GeminiBill;

    public static GeminiBill Of(int status, GenerateAnswer? answer, string model) => status switch
    {
        200 when answer?.UsageMetadata is { } usage => new Tokens(answer.ModelVersion ?? model, usage),
        // A gateway, or a deadline: behind it the work may have been done.
        200 or 408 or 499 or 502 or 504 => new Unknown(),
        _ => new Nothing(),
    };
}

/// <summary>One request's outcome and bill.</summary>
internal sealed record GeminiReply(GeminiVerdict Verdict, GeminiBill Bill);
