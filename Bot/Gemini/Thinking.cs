namespace Bot.Gemini;

/// <summary>How much a model is to think about a caption: as little as it can, since thoughts are billed as output and take room from the answer.</summary>
internal static class Thinking
{
    private static readonly ThinkingConfig Minimal = new("minimal");

    /// <summary>Every model of the 3.x line takes it; 3.7, 3.8 and argon take nothing less.</summary>
    private static readonly ThinkingConfig Low = new("low");

    /// <returns>Null for the 2.5 line, which knows no levels, and is answered by newer models from December 2026 on.</returns>
    public static ThinkingConfig? For(string model) => model switch
    {
        _ when model.StartsWith("gemini-3.5-flash-lite", StringComparison.Ordinal) => Minimal,
        _ when model.StartsWith("gemini-2.5-", StringComparison.Ordinal) => null,
        _ => Low,
    };
}
