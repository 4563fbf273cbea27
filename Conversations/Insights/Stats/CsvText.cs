using System.Globalization;
using System.Text;

namespace Conversations.Insights.Stats;

/// <summary>
/// A table as a spreadsheet opens it by a double click: UTF-8 with a byte order mark, and parted as the shop's language expects it (a semicolon
/// where the comma is the decimal sign). RFC 4180 otherwise.
/// </summary>
internal sealed class CsvText(CultureInfo language)
{
    private readonly StringBuilder _text = new();
    private readonly char _parts = language.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';

    /// <param name="cells">Text, a whole number or a decimal; null stays empty.</param>
    public CsvText Row(params ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) _text.Append(_parts);
            _text.Append(cells[i] switch
            {
                null => "",
                string text => Quoted(Harmless(text)),
                IFormattable number => number.ToString(null, language),
                var other => throw new ArgumentException($"A cell cannot be {other.GetType().Name}.", nameof(cells)),
            });
        }
        _text.Append("\r\n");
        return this;
    }

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    /// <summary>
    /// A cell that begins like a formula would be run by the spreadsheet; an apostrophe before it makes it text.
    /// https://owasp.org/www-community/attacks/CSV_Injection
    /// </summary>
    private static string Harmless(string text) =>
        text is ['\t' or '\r' or '\n', ..] || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] ? $"'{text}" : text;

    private string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\"\r\n") >= 0 || text.Contains(_parts, StringComparison.Ordinal) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
