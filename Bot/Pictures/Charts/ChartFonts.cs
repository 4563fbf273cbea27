using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Bot.Pictures.Charts;

/// <summary>
/// Two weights of Inter, cut to what shops in Europe write (<c>Fonts/subset</c>). Skia has no font of its own here, and leaves out what a font lacks
/// without a word or draws a box.
/// </summary>
internal sealed class ChartFonts
{
    /// <summary>Days and months of a language that cannot be written.</summary>
    private static readonly CultureInfo Instead = CultureInfo.GetCultureInfo("en-GB");

    private readonly List<SKFont> _both;

    public ChartFonts() => _both = [new(Regular), new(Strong)];

    public SKTypeface Regular { get; } = Load("Inter-Regular.otf");

    public SKTypeface Strong { get; } = Load("Inter-SemiBold.otf");

    public bool Has(Rune rune) => _both.TrueForAll(f => f.ContainsGlyph(rune.Value));

    /// <returns>The text without what cannot be drawn: "…" stands for words of other scripts, nothing for emoji.</returns>
    public string Drawable(string text)
    {
        var drawn = new StringBuilder();
        foreach (var rune in Composed(text).EnumerateRunes())
            if (rune.Value != ' ' && Has(rune)) drawn.Append(rune);
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) Append(' ');
            else if (Rune.IsLetterOrDigit(rune)) Append('…');
        return drawn.ToString().Trim();

        void Append(char sign)
        {
            var before = drawn.ToString().AsSpan();
            if (before.EndsWith([sign]) || (sign == '…' && before.EndsWith("… "))) return;
            drawn.Append(sign);
        }
    }

    /// <returns>The culture, or English where its days and months cannot be drawn.</returns>
    public CultureInfo Drawable(CultureInfo culture) =>
        culture.DateTimeFormat.AbbreviatedMonthNames.Concat(culture.DateTimeFormat.AbbreviatedDayNames)
            .Append(culture.DateTimeFormat.MonthDayPattern).Append(culture.NumberFormat.NumberGroupSeparator).Append(culture.NumberFormat.NegativeSign)
            .All(n => n.EnumerateRunes().All(Has)) ? culture : Instead;

    /// <summary>A letter and its accent as one sign, which is how the font has them; what is no text is left out.</summary>
    private static string Composed(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is not (0xFFFD or 0xFFFE))).Normalize();

    private static SKTypeface Load(string name)
    {
        using var file = typeof(ChartFonts).Assembly.GetManifestResourceStream($"fonts/{name}")!;
        return SKTypeface.FromStream(file) ?? throw new InvalidOperationException($"Skia does not read {name}.");
    }
}
