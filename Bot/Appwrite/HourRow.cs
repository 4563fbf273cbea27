using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Conversations.Insights;

namespace Bot.Appwrite;

/// <summary>The id of a row of <see cref="AppwriteTables.ApiCalls"/>.</summary>
internal static partial class HourRow
{
    /// <summary>https://appwrite.io/docs/products/databases/rows#ids</summary>
    private const int Longest = 36;

    /// <summary>
    /// <c>appwrite-put.row-200-2026112209</c>: api, endpoint, status, hour. Where that is too long, or could be another's, endpoint and status
    /// are a hash: <c>shopify-x4f1b2c7d9e8a-2026112209</c>.
    /// </summary>
    public static string Id(CallCount count)
    {
        var (endpoint, hour) = (count.Endpoint.ToLowerInvariant(), Name(count.Hour));
        var told = string.Create(CultureInfo.InvariantCulture, $"{count.Api}-{endpoint.Replace(' ', '.')}-{count.Status}-{hour}");
        if (told.Length <= Longest && Words().IsMatch(endpoint)) return told;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{endpoint} {count.Status}")));
        return $"{count.Api[..Math.Min(count.Api.Length, 11)]}-x{Convert.ToHexStringLower(hash)[..12]}-{hour}";
    }

    /// <summary>UTC.</summary>
    public static string Name(DateTimeOffset hour) => hour.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    // What another endpoint could be written as must not be written out.
    [GeneratedRegex("^[a-z0-9]+( [a-z0-9]+)*$")]
    private static partial Regex Words();
}
