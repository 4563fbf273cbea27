using Conversations.Settings;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Amounts that are said to have been the price must be the shop's price before the reduction.</summary>
internal sealed class WasPriceCheck() : ClaimCheck("was-price")
{
    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var amount in text.Amounts.Where(a => a.Role == AmountRole.WasPrice))
        {
            var words = text.Words(amount.Start, amount.Length);
            if (record.Product.WasPrice is not { } was) yield return Wrong(words, "shows no earlier price");
            else if (amount.Value != was.Amount || (amount.Currency is { } currency && !PriceCheck.IsOf(currency, was.Currency))) yield return Wrong(words, $"says {ShopFormat.InSentence(was)}");
        }
    }
}
