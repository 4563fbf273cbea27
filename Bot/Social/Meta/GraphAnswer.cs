namespace Bot.Social.Meta;

/// <summary>What came back from the Graph API.</summary>
internal abstract record GraphAnswer<T>
{
    private GraphAnswer() { }

    /// <summary>A complete answer of status 2xx.</summary>
    public sealed record Good(T Value) : GraphAnswer<T>;

    /// <summary>An error with Meta's own code.</summary>
    /// <param name="RetryAfter">From the rate headers; null when they say nothing.</param>
    public sealed record Refused(int Status, GraphError Error, TimeSpan? RetryAfter) : GraphAnswer<T>;

    /// <summary>An answer that cannot be read: proves nothing, whatever its status.</summary>
    public sealed record Unreadable(int Status) : GraphAnswer<T>;

    /// <summary>The same no as the answer to another question.</summary>
    public GraphAnswer<TOther> As<TOther>() => this switch
    {
        Refused r => new GraphAnswer<TOther>.Refused(r.Status, r.Error, r.RetryAfter),
        Unreadable u => new GraphAnswer<TOther>.Unreadable(u.Status),
        _ => throw new InvalidOperationException("A good answer is about what was asked."),
    };

    public string Trace => this switch
    {
        Refused r => $"HTTP {r.Status}, code {r.Error.Code}/{r.Error.ErrorSubcode}, trace {r.Error.FbtraceId}",
        Unreadable u => $"HTTP {u.Status}, unreadable",
        _ => "complete",
    };
}
