using System.Globalization;

namespace Sandbox.Telegram.Text;

/// <summary>Character references: four names and the numeric ones; everything else stays as it was written.</summary>
internal static class HtmlReference
{
    private static readonly Dictionary<string, string> Names = new() { ["lt"] = "<", ["gt"] = ">", ["amp"] = "&", ["quot"] = "\"" };

    /// <param name="at">Stands on the ampersand; moves behind what was read.</param>
    public static string Read(string source, ref int at)
    {
        var begin = at++;
        var end = at;
        if (end < source.Length && source[end] == '#') end++;
        while (end < source.Length && end - at < 10 && char.IsAsciiLetterOrDigit(source[end])) end++;
        if (Meaning(source[at..end]) is not { } text)
        {
            at = begin + 1;
            return "&";
        }
        at = end < source.Length && source[end] == ';' ? end + 1 : end;
        return text;
    }

    private static string? Meaning(string reference)
    {
        if (!reference.StartsWith('#')) return Names.GetValueOrDefault(reference);
        var hex = reference.StartsWith("#x", StringComparison.Ordinal);
        var known = hex
            ? int.TryParse(reference.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(reference.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return known && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : null;
    }
}
