namespace Conversations.Posts.Writing.Facts;

/// <summary>What is promised of sending it: what it costs, how long it takes, where it goes.</summary>
internal sealed class ShippingCheck() : TermsCheck("shipping", "shipping")
{
    protected override IReadOnlyList<string> Promises { get; } = ["over", "free", "cost", "time", "where", "green"];
}
