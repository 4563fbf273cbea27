using Conversations.Shop;

namespace Conversations.Orders;

/// <summary>How many digits ISO 4217 divides a currency into, where it is not two; the order function keeps the same list.</summary>
public static class MinorUnits
{
    private static readonly Dictionary<string, int> Places = new[]
    {
        ("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0),
        ("BHD IQD JOD KWD LYD OMR TND", 3),
        ("CLF UYW", 4),
    }.SelectMany(g => g.Item1.Split(' ').Select(code => (code, g.Item2))).ToDictionary(p => p.code, p => p.Item2);

    public static int DigitsOf(string currency) => Places.GetValueOrDefault(currency, 2);

    /// <param name="minor">1990 for €19.90.</param>
    public static Money ToMoney(long minor, string currency)
    {
        var amount = (decimal)minor;
        for (var digits = DigitsOf(currency); digits > 0; digits--) amount /= 10;
        return new(amount, currency);
    }
}
