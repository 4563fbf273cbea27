using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Bot.Pictures.Charts;
using Conversations.Insights;
using SkiaSharp;
using Tests.Support;

namespace Tests.Insights.Charts;

/// <summary>Skia draws a box for what a font lacks, and says nothing.</summary>
public sealed class GlyphTests(ITestOutputHelper output)
{
    /// <summary>Of shops that the font is cut for.</summary>
    private static readonly string[] Written =
    [
        "bg", "ca", "cs", "da", "de", "de-CH", "el", "en", "en-GB", "es", "et", "fi", "fr", "fr-CH", "hr", "hu", "is", "it", "lt", "lv", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sr-Cyrl", "sv", "tr", "uk", "vi",
    ];

    private static readonly ChartFonts Fonts = new();

    private static readonly ConcurrentDictionary<Rune, bool> Seen = new();

    [Fact]
    public void Every_day_and_number_of_every_language_has_its_letters()
    {
        Assert.All(Written, w => Assert.Equal(w, Fonts.Drawable(CultureInfo.GetCultureInfo(w)).Name));
        Assert.Equal("en-GB", Fonts.Drawable(CultureInfo.GetCultureInfo("ja-JP")).Name);
        var others = CultureInfo.GetCultures(CultureTypes.AllCultures).Where((_, i) => i % Effort.Times(12, 2, 1) == 0);
        foreach (var language in Written.Select(CultureInfo.GetCultureInfo).Concat(others))
        {
            var culture = Fonts.Drawable(language);
            if (culture != language) continue;
            var days = Enumerable.Range(0, 12).Select(m => new DateOnly(2026, 1, 12).AddDays(m * 30 + m)).ToList();
            foreach (var text in days.SelectMany(d => new[] { ChartDates.Day(culture, d), ChartDates.Weekday(culture, d), ChartDates.Month(culture, d) })
                .Concat(((decimal[])[1_234_567.5m, -12, 0, 0.125m]).Select(n => ChartDates.Number(culture, n))))
                Assert.All(text.EnumerateRunes(), rune => Assert.True(IsDrawn(rune), $"{language.Name}: no {rune} (U+{rune.Value:X4}) for {text}"));
        }
    }

    [Fact]
    public void Every_word_of_a_chart_has_its_letters()
    {
        foreach (var words in (ChartWords[])[ChartWords.In(ChartSamples.English, 7), ChartWords.In(ChartSamples.German, 7), ChartWords.In(ChartSamples.German, 1)])
            foreach (var rune in $"{words.Now}{words.Before}{words.NotYet}{words.Empty}▲▼–—…„“”‚‘’«»€£$¥₺zł₴₫·×%".EnumerateRunes()) Assert.True(IsDrawn(rune), $"U+{rune.Value:X4}");
        foreach (var currency in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(c => Written.Contains(c.TwoLetterISOLanguageName)).SelectMany(c => c.NumberFormat.CurrencySymbol.EnumerateRunes()).Where(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.CurrencySymbol))
            Assert.True(IsDrawn(currency), $"no {currency}");
    }

    [Theory]
    [InlineData("Linen tote, sand · €34", "Linen tote, sand · €34")]
    [InlineData("Sac 🎒 bleu", "Sac bleu")]
    [InlineData("🧺👩🏽‍🌾❤️", "")]
    [InlineData("Tote שלום עולם blue", "Tote … blue")]
    [InlineData("مرحبا", "…")]
    [InlineData("麻布バッグ 34", "… 34")]
    [InlineData("Cafe\u0301\u200b\u202e x\ud83d y\ufffe", "Café x y")]
    [InlineData("a\r\n\tb", "a b")]
    [InlineData("Straße Łódź Žižkov Ελλάδα Київ", "Straße Łódź Žižkov Ελλάδα Київ")]
    public void What_has_no_letters_is_replaced(string text, string drawn) => Assert.Equal(drawn, Fonts.Drawable(text));

    [Fact]
    public void Whatever_is_written_nothing_is_left_that_would_be_a_box()
    {
        var random = new Random(Effort.Seed(output));
        for (var i = 0; i < Effort.Times(1_000, 20_000, 200_000); i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(0x20, 0x250)));
            Assert.All(Fonts.Drawable(text).EnumerateRunes(), rune => Assert.True(IsDrawn(rune), $"U+{rune.Value:X4} of {Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}"));
        }
    }

    [Fact]
    public void Both_fonts_are_small() =>
        Assert.All((string[])["Inter-Regular.otf", "Inter-SemiBold.otf"], name => Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "Bot/Pictures/Fonts", name)).Length, 10_000, 60_000));

    /// <summary>It has a shape of its own in both weights, or is a space.</summary>
    private static bool IsDrawn(Rune rune) => Seen.GetOrAdd(rune, static r => ((SKTypeface[])[Fonts.Regular, Fonts.Strong]).All(t =>
    {
        using var font = new SKFont(t, 31);
        var glyph = font.GetGlyph(r.Value);
        if (glyph == 0) return false;
        using var shape = font.GetGlyphPath(glyph);
        return Rune.IsWhiteSpace(r) || shape is { IsEmpty: false };
    }));
}
