using System.Globalization;
using System.Text.RegularExpressions;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>Amounts of money in the text must be prices of the product.</summary>
internal sealed partial class PriceCheck : IFactCheck
{
    private const string Name = "price";

    public Finding Check(string text, Product product, IReadOnlySet<string> hosts)
    {
        foreach (Match match in Amounts().Matches(text))
        {
            var words = match.Value.Trim();
            var currency = CurrencyOf(match.Groups["before"].Value + match.Groups["after"].Value);
            if (currency is not null && currency != product.Price.Currency)
                return new(Name, Verdict.Wrong, $"The text says {words}, your shop sells in {product.Price.Currency}.");
            if (ReadAmount(match.Groups["amount"].Value) is not { } amount) continue;
            if (amount == product.Price.Amount || amount == product.HighestPrice.Amount || amount == product.WasPrice?.Amount) continue;
            if (amount > product.Price.Amount && amount < product.HighestPrice.Amount)
                return new(Name, Verdict.NotSupported, $"The text says {words}; I know the lowest price, {Shown(product.Price)}, and the highest, {Shown(product.HighestPrice)}.");
            return new(Name, Verdict.Wrong, $"The text says {words}, your shop says {Shown(product.Price)}.");
        }
        return new(Name, Verdict.Fine, "");
    }

    private static string Shown(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money.Amount:0.##} {money.Currency}");

    private static string? CurrencyOf(string sign) => sign.Trim().ToLowerInvariant() switch
    {
        "€" or "eur" or "euro" or "euros" => "EUR",
        "£" or "gbp" or "pounds" => "GBP",
        "usd" => "USD",
        "chf" or "franken" => "CHF",
        _ => null, // $ is many currencies
    };

    /// <summary>Reads <c>1,234.50</c>, <c>1.234,50</c>, <c>34,5</c> and <c>34</c>.</summary>
    internal static decimal? ReadAmount(string text)
    {
        var decimals = text.LastIndexOfAny([',', '.']);
        if (decimals >= 0 && text.Length - decimals - 1 == 3) decimals = -1; // a thousands mark
        var digits = decimals < 0
            ? text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)
            : text[..decimals].Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + "." + text[(decimals + 1)..];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }

    [GeneratedRegex(@"(?<before>€|£|\$|\bEUR\b|\bUSD\b|\bGBP\b|\bCHF\b)\s?(?<amount>\d[\d.,]*\d|\d)|(?<amount>\d[\d.,]*\d|\d)(?:,-|\.-)?\s?(?<after>€|£|\$|EUR\b|USD\b|GBP\b|CHF\b|euros?\b|dollars?\b|pounds\b|franken\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amounts();
}
