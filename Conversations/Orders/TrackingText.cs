using System.Net;
using Conversations.Chat;

namespace Conversations.Orders;

/// <summary>Tracking as a person types it: a number, a carrier and a number, or a link. A link is never opened.</summary>
public static class TrackingText
{
    private const int LongestNumber = 60;
    private const int LongestLink = 500;

    /// <summary>As Shopify spells them: with these names it makes the link itself (https://shopify.dev/docs/api/admin-graphql/latest/objects/FulfillmentTrackingInfo).</summary>
    private static readonly string[] Carriers =
    [
        "4PX", "AGS", "Amazon Logistics US", "An Post", "APC", "Aramex", "Asendia USA", "Australia Post", "BRT", "Bonshaw", "Canada Post", "Canpar", "China Post",
        "Chronopost", "Colis Privé", "Colissimo", "Correios", "Correos", "Couriers Please", "Delhivery", "Deutsche Post", "DHL eCommerce", "DHL eCommerce Asia", "DHL Express",
        "DPD", "DPD Local", "DPD UK", "Evri", "FedEx", "GLS", "InPost", "Japan Post (EN)", "La Poste", "New Zealand Post", "Poste Italiane", "PostNL", "PostNord", "Purolator",
        "Royal Mail", "Sagawa (EN)", "Singapore Post", "StarTrack", "Swiss Post", "TNT", "UPS", "USPS", "Yamato (EN)", "Yodel",
    ];

    /// <returns>Null when it is none; the sentence for that is <see cref="OrderTexts.NotTracking"/>.</returns>
    public static Tracking? Read(string typed)
    {
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Contains("://", StringComparison.Ordinal)) return Link(text) is { } link ? new(null, null, link) : null;
        var words = text.Split(' ');
        // The carrier has no digit in its name, or it is one that is known: "4PX 123".
        var count = Carriers.Select(c => c.Split(' ')).Where(c => c.Length < words.Length && c.Zip(words).All(p => p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase)))
            .Select(c => c.Length).DefaultIfEmpty(words.TakeWhile(w => !w.Any(char.IsAsciiDigit)).Count()).Max();
        var number = string.Concat(words.Skip(count));
        if (number.Length is 0 or > LongestNumber || !number.Any(char.IsAsciiDigit) || !number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/')) return null;
        var carrier = string.Join(' ', words.Take(count));
        if (carrier.Length > 40 || carrier.Any(c => char.IsControl(c) || ChatText.TurnsDirection(c))) return null;
        return new(carrier.Length == 0 ? null : Carriers.FirstOrDefault(c => c.Equals(carrier, StringComparison.OrdinalIgnoreCase)) ?? carrier, number, null);
    }

    /// <summary>Customers are to open it: nothing but a public page, over https, under a name.</summary>
    private static Uri? Link(string text) =>
        text.Length <= LongestLink && Uri.TryCreate(text, UriKind.Absolute, out var link) && link is { Scheme: "https", UserInfo: "", IsDefaultPort: true }
        && link.HostNameType == UriHostNameType.Dns && link.IdnHost.Contains('.') && !IPAddress.TryParse(link.IdnHost, out _)
        && !Private.Any(p => link.IdnHost.TrimEnd('.').EndsWith(p, StringComparison.OrdinalIgnoreCase))
            ? link
            : null;

    /// <summary>Names that lead nowhere outside: https://www.rfc-editor.org/rfc/rfc6761, RFC 6762 and RFC 8375.</summary>
    private static readonly string[] Private = [".local", ".localhost", ".internal", ".lan", ".home", ".home.arpa", ".test", ".invalid", ".example", ".onion"];
}
