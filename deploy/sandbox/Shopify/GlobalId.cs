using System.Globalization;
using System.Text.RegularExpressions;

namespace Sandbox.Shopify;

/// <summary><c>gid://shopify/Product/123</c>.</summary>
public static partial class GlobalId
{
    public static string Of(string type, long id) => string.Create(CultureInfo.InvariantCulture, $"gid://shopify/{type}/{id}");

    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <returns>Null when it is the id of something else.</returns>
    public static long? Read(string text, string type) =>
        Form().Match(text) is { Success: true } match && match.Groups[1].Value == type &&
        long.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex(@"^gid://shopify/([A-Za-z]+)/(\d+)(\?.*)?$")]
    private static partial Regex Form();
}
