using System.Collections.Frozen;
using System.Globalization;

namespace Conversations.Shop;

/// <summary>
/// Amounts as whole numbers of a currency's smallest unit: 1990 for €19.90, 1990 for ¥1990, 1990 for KD 1.990. ISO 4217, list one:
/// https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html
/// </summary>
public static class MinorUnits
{
    /// <summary>Those that are not two; a currency that is not known has two.</summary>
    private static readonly FrozenDictionary<string, int> Places = Words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0)
        .Concat(Words("BHD IQD JOD KWD LYD OMR TND", 3))
        .Concat(Words("CLF UYW", 4))
        .ToFrozenDictionary();

    /// <summary>Decimal places of an amount.</summary>
    /// <param name="currency">ISO 4217, upper case.</param>
    public static int Digits(string currency) => Places.GetValueOrDefault(currency, 2);

    /// <param name="amount">A decimal as Shopify writes it: <c>12.5</c>. Half a unit is rounded away from zero.</param>
    /// <returns>Null when it is no amount, or too large.</returns>
    public static long? Of(string amount, string currency)
    {
        if (!decimal.TryParse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return null;
        if (Math.Abs(value) > 1_000_000_000_000_000m) return null;
        var minor = decimal.Round(value * Unit(currency), MidpointRounding.AwayFromZero);
        return minor is > long.MaxValue or < long.MinValue ? null : (long)minor;
    }

    public static Money ToMoney(long minor, string currency) => new(minor / Unit(currency), currency);

    private static decimal Unit(string currency) => Digits(currency) switch { 0 => 1, 3 => 1_000, 4 => 10_000, _ => 100 };

    private static IEnumerable<KeyValuePair<string, int>> Words(string text, int digits) => text.Split(' ').Select(w => KeyValuePair.Create(w, digits));
}
