namespace Conversations.Posts;

/// <summary>Why an approved post is kept back: what the shop's record says now.</summary>
/// <param name="Findings">One sentence each; a person can let these pass and no other.</param>
public sealed record GateHold(GateReason Reason, IReadOnlyList<string> Findings)
{
    /// <summary>Since when a person wants it to wait for the product; null while nobody does.</summary>
    public DateTimeOffset? WaitsSince { get; init; }
}

public enum GateReason
{
    /// <summary>The text says what is no longer so.</summary>
    Claims,

    SoldOut,

    /// <summary>Customers can no longer find the product.</summary>
    Gone,
}
