namespace Conversations.Posts.Writing.Facts;

/// <summary>What is promised of sending it: what it costs, how long it takes, where it goes.</summary>
internal sealed class ShippingCheck() : TermsCheck("shipping", "shipping")
{
    protected override IReadOnlyList<string> Promises { get; } = ["over", "free", "cost", "time", "where", "green"];

    /// <summary>"Ready to ship" is what the shop's own count says.</summary>
    protected override bool IsKnown(Found match, ShopRecord record) => record.Product.Stock > 0 && Words["ready"].In(match.Value).Any(r => r.Length == match.Length);
}
