namespace Conversations.Posts.Forms;

/// <summary>What the account on TikTok allows now: to be asked before each post that the app itself makes there.</summary>
public interface ITikTokCreator
{
    /// <returns>Never throws for what TikTok says or does not say.</returns>
    Task<CreatorAnswer> AskAsync(CancellationToken ct);
}

public abstract record CreatorAnswer
{
    private CreatorAnswer() { }

    /// <param name="Name">The account, as people know it.</param>
    /// <param name="Longest">The longest video it may post; null when TikTok does not say.</param>
    public sealed record Allows(string Name, IReadOnlyList<Audience> Audiences, TimeSpan? Longest) : CreatorAnswer
    {
        /// <summary>What the app may not leave open.</summary>
        public bool CommentsAreOff { get; init; }

        public bool DuetsAreOff { get; init; }

        public bool StitchesAreOff { get; init; }
    }

    /// <param name="Sentence">What happened and who must act, for the owner.</param>
    /// <param name="Wait">When the same question may be answered by itself; null when it will not.</param>
    public sealed record Not(string Sentence, TimeSpan? Wait = null) : CreatorAnswer;
}
