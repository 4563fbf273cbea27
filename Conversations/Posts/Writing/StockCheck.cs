using System.Globalization;
using System.Text.RegularExpressions;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>Numbers of pieces in the text must be what the shop counts now.</summary>
internal sealed partial class StockCheck : IFactCheck
{
    private const string Name = "stock";

    public Finding Check(string text, Product product, IReadOnlySet<string> hosts)
    {
        if (SoldOut().Match(text) is { Success: true } gone && product.ForSale)
            return new(Name, Verdict.Wrong, $"The text says “{gone.Value}”, your shop still sells it.");
        foreach (Match match in Pieces().Matches(text))
        {
            if (product.Stock is not { } stock)
                return new(Name, Verdict.NotSupported, $"The text says “{match.Value.Trim()}”, your shop does not count this product.");
            if (long.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) != stock)
                return new(Name, Verdict.Wrong, $"The text says “{match.Value.Trim()}”, your shop counts {stock}.");
        }
        return new(Name, Verdict.Fine, "");
    }

    [GeneratedRegex(@"\b(only|just|last|nur( noch)?|die letzten)\s+(?<count>\d{1,6})\b(?!\s?[%€$£])(?=\s*(left|pieces?|items?|in stock|remaining|available|stück|übrig|verfügbar|da\b|[.!,]|$))|\b(?<count>\d{1,6})\s+(left\b|in stock|remaining|pieces left|stück übrig|auf lager|verfügbar)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\b(sold out|out of stock|ausverkauft)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SoldOut();
}
