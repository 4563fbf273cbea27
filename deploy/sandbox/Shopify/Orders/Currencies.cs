using System.Globalization;

namespace Sandbox.Shopify.Orders;

/// <summary>How webhooks write an amount: with as many places as the currency has.</summary>
public static class Currencies
{
    public static int Digits(string currency) => currency switch { "JPY" or "KRW" or "CLP" or "VND" => 0, "KWD" or "BHD" or "TND" => 3, _ => 2 };

    public static string Plain(decimal amount, string currency) => amount.ToString($"F{Digits(currency)}", CultureInfo.InvariantCulture);
}
