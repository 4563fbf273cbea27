using System.Globalization;

namespace Bot.Health;

/// <summary>Vendors as people write them.</summary>
internal static class VendorName
{
    /// <param name="vendor">Its name in <c>RATE_LIMITS</c>.</param>
    public static string Of(string vendor) => vendor == "tiktok" ? "TikTok" : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(vendor);
}
