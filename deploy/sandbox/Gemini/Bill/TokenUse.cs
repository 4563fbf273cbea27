using System.Text.Json.Nodes;

namespace Sandbox.Gemini.Bill;

/// <summary>The tokens of an answer as its <c>usageMetadata</c> says; what is not named there is none.</summary>
/// <param name="Prompt">With those that were cached.</param>
/// <param name="Candidates">Without the thoughts.</param>
public readonly record struct TokenUse(long Prompt, long Cached, long Candidates, long Thoughts)
{
    public static TokenUse Of(JsonNode? usage)
    {
        long Count(string name) => usage?[name]?.GetValue<int>() ?? 0;
        return new(Count("promptTokenCount"), Count("cachedContentTokenCount"), Count("candidatesTokenCount"), Count("thoughtsTokenCount"));
    }

    public static TokenUse operator +(TokenUse a, TokenUse b) => new(a.Prompt + b.Prompt, a.Cached + b.Cached, a.Candidates + b.Candidates, a.Thoughts + b.Thoughts);
}
