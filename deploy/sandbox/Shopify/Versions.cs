using System.Globalization;
using System.Text.RegularExpressions;

namespace Sandbox.Shopify;

/// <summary>
/// A version is served for a year from 17:00 UTC on the first day of its quarter; an older one falls forward to the oldest served.
/// https://shopify.dev/docs/api/usage/versioning
/// </summary>
public static partial class Versions
{
    /// <summary>The schema is that of this one, whichever is asked for.</summary>
    public const string Newest = "2026-10";

    private static readonly string[] Served = ["2026-01", "2026-04", "2026-07", Newest];

    public const string Candidate = "2027-01";

    /// <returns>The version that answers, or null when what was asked for is no version.</returns>
    public static string? Answering(string asked)
    {
        if (asked is "unstable" or Candidate || Served.Contains(asked)) return asked;
        if (!Form().IsMatch(asked)) return null;
        return string.CompareOrdinal(asked, Served[0]) < 0 ? Served[0] : null;
    }

    public static IEnumerable<(string Handle, string Name, bool Supported)> Public() =>
    [
        .. Served.Select(v => (v, v == Newest ? $"{v} (Latest)" : v, true)),
        (Candidate, string.Create(CultureInfo.InvariantCulture, $"{Candidate} (Release candidate)"), false),
        ("unstable", "unstable", false),
    ];

    [GeneratedRegex(@"^20\d\d-(01|04|07|10)$")]
    private static partial Regex Form();
}
