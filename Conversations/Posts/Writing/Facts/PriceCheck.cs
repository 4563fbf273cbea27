using System.Text.RegularExpressions;
using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Amounts that are said to be the price must be prices of the product.</summary>
internal sealed partial class PriceCheck() : ClaimCheck(Name)
{
    public const string Name = "price";

    private const decimal About = 0.05m;

    private readonly WordLists _words = new("amounts");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var product = record.Product;
        var amounts = text.Amounts;
        foreach (var amount in amounts.Where(a => a.Role == AmountRole.Price))
        {
            // The record may name other sums: what sending costs.
            if (Amount.ValuesIn(record.Stated).Contains(amount.Value) || IsShare(amount, text, record)) continue;
            var words = text.Words(amount.Start, amount.Length);
            if (amount.Currency is { } currency && !IsOf(currency, product.Price.Currency))
                yield return Wrong(words, $"sells in {product.Price.Currency}");
            else if (Holds(amount, text.Before(amount.Start), product) || (amount.Value == product.WasPrice?.Amount && amounts.Any(a => a != amount && IsPrice(a.Value, product))))
                continue;
            else if (amount.Value > product.Price.Amount && amount.Value < product.HighestPrice.Amount)
                yield return Unsupported(words, $"I know the lowest price, {ShopFormat.InSentence(product.Price)}, and the highest, {ShopFormat.InSentence(product.HighestPrice)}");
            else
                yield return Wrong(words, $"says {ShopFormat.InSentence(product.Price)}");
        }
    }

    /// <summary>What one of several costs, and what is saved: 24 € for three pairs are eight each.</summary>
    private bool IsShare(Amount amount, ClaimText text, ShopRecord record)
    {
        if (record.Product.WasPrice is { } was && was.Amount - record.Product.Price.Amount == amount.Value) return true;
        return (_words["each"].Begin(text.After(amount.Start + amount.Length)) || _words["each"].Close(text.Before(amount.Start)))
            && Counts().Matches(record.Stated).Select(m => Numbers.Read(m.Value)).Any(n => n > 1 && Math.Abs(record.Product.Price.Amount / n.Value - amount.Value) <= Math.Max(0.01m, amount.Value * About));
    }

    private bool Holds(Amount amount, string before, Product product) =>
        _words["below"].Close(before) ? product.Price.Amount <= amount.Value
        : _words["about"].Close(before) ? Math.Abs(amount.Value - product.Price.Amount) <= product.Price.Amount * About
        : IsPrice(amount.Value, product);

    /// <summary>A dollar is that of many countries, whose codes all end in D.</summary>
    internal static bool IsOf(string sign, string currency) => sign == "$" ? currency.EndsWith('D') : sign == currency;

    private static bool IsPrice(decimal amount, Product product) => amount == product.Price.Amount || amount == product.HighestPrice.Amount;

    [GeneratedRegex($@"(?<!\w){Numbers.Whole}(?!\w)", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Counts();
}
