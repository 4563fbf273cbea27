using System.Globalization;

namespace Sandbox.Gemini;

/// <summary>A price as a caption in that language writes it: €34, 34 €, €34.50, 34,50 €.</summary>
public static class Money
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Say(decimal amount, string currency, bool german)
    {
        var whole = amount == decimal.Truncate(amount);
        var number = amount.ToString(whole ? "N0" : "N2", german ? German : CultureInfo.InvariantCulture);
        var sign = currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => null };
        if (sign is null) return $"{number} {currency}";
        return german ? $"{number} {sign}" : sign + number;
    }
}
