namespace Bot.Social.TikTok;

/// <summary>What came back from TikTok.</summary>
internal abstract record TikTokAnswer<T>
{
    private TikTokAnswer() { }

    /// <summary>A complete answer of status 2xx whose error code is <c>ok</c>; the status alone says nothing.</summary>
    public sealed record Good(T Value) : TikTokAnswer<T>
    {
        /// <summary>Without the value, which may be a token.</summary>
        public override string ToString() => "good";
    }

    /// <summary>An error with TikTok's own code.</summary>
    /// <param name="LogId">TikTok's number of the request, for their support.</param>
    public sealed record Refused(int Status, string Code, string? LogId) : TikTokAnswer<T>;

    /// <summary>An answer that cannot be read: proves nothing, whatever its status.</summary>
    public sealed record Unreadable(int Status) : TikTokAnswer<T>;

    /// <summary>The same no as the answer to another question.</summary>
    public TikTokAnswer<TOther> As<TOther>() => this switch
    {
        Refused r => new TikTokAnswer<TOther>.Refused(r.Status, r.Code, r.LogId),
        Unreadable u => new TikTokAnswer<TOther>.Unreadable(u.Status),
        _ => throw new InvalidOperationException("A good answer is about what was asked."),
    };

    public string Trace => this switch
    {
        Refused r => $"HTTP {r.Status}, {r.Code}, log {r.LogId}",
        Unreadable u => $"HTTP {u.Status}, unreadable",
        _ => "complete",
    };
}
