using Conversations.Posts.Writing;

namespace Bot.Gemini;

/// <summary>What one request came to, and what may be done about it.</summary>
internal abstract record GeminiVerdict
{
    private GeminiVerdict() { }

    public sealed record Good(GenerateAnswer Answer, string Text) : GeminiVerdict;

    /// <summary>Trying again would change nothing.</summary>
    public sealed record Final(ModelTrouble Trouble, string Detail, TimeSpan? RetryAfter = null) : GeminiVerdict;

    /// <summary>One more try is worth it, after a wait and perhaps with more room; then the next model or the end.</summary>
    public sealed record OnceMore(ModelTrouble Trouble, string Detail, TimeSpan Wait, bool MoreRoom = false, bool ThenNextModel = false) : GeminiVerdict;

    /// <summary>This model will not do it now; another may.</summary>
    public sealed record NextModel(ModelTrouble Trouble, string Detail, TimeSpan? RetryAfter = null) : GeminiVerdict;
}
