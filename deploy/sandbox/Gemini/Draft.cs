using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sandbox.Gemini;

/// <summary>What the model writes about one product: pleasant, true, and another text every time it is asked.</summary>
public sealed partial record Draft(string Caption, IReadOnlyList<string> Hashtags, string AltText, double Confidence)
{
    private static readonly string[] Materials =
    [
        "organic cotton", "linen", "cotton", "wool", "silk", "leather", "stoneware", "ceramic", "beeswax", "soy wax", "oak", "glass", "brass", "denim",
        "Bio-Baumwolle", "Leinen", "Baumwolle", "Wolle", "Seide", "Leder", "Steinzeug", "Keramik", "Bienenwachs", "Eiche", "Glas", "Messing",
    ];

    public static Draft Write(ProductFacts product, int turn)
    {
        var phrases = product.German ? Phrases.German : Phrases.English;
        var seed = Hash(product.Title) + (uint)turn * 2_654_435_761u;
        string Pick(string[] from, int salt) => from[(seed / (uint)salt + (uint)salt * 7 + (uint)turn) % (uint)from.Length];

        var title = NameOf(product.Title, product.German);
        var sentences = new List<string> { Pick(phrases.Openers, 3).Replace("{T}", title) };
        var material = Materials.FirstOrDefault(m => Mentions(product.Description, m));
        sentences.Add(material is not null && seed % 3 != 0
            ? UpperFirst(Pick(phrases.Material, 5).Replace("{M}", material))
            : Pick(phrases.Scenes, 7));
        if (product.Options.FirstOrDefault(o => o.Value.Count is > 1 and < 6) is { Value: { } values } && seed % 4 == 1)
            sentences.Add(Pick(phrases.Options, 11).Replace("{O}", Join(values, product.German)));
        if (product.Stock is > 0 and <= 5 and { } left && seed % 2 == 0)
            sentences.Add(Pick(phrases.Scarce, 13).Replace("{N}", left.ToString(CultureInfo.InvariantCulture)));
        else if (product.Price is { } price && seed % 3 != 1)
            sentences.Add(Pick(phrases.Price, 17).Replace("{P}", Money.Say(price, product.Currency, product.German)));
        if (sentences.Count < 4) sentences.Add(Pick(phrases.Closers, 19));

        return new(string.Join(' ', sentences), TagsOf(product, phrases, seed), phrases.Alt.Replace("{T}", title), 0.78 + seed / 23 % 19 / 100.0);
    }

    /// <summary>A title as one says it: without its article, and nobody says forty words.</summary>
    private static string NameOf(string title, bool german)
    {
        var name = Words().Replace(title, " ").Trim();
        if (name.StartsWith("The ", StringComparison.Ordinal)) name = name[4..];
        if (!german && Colour().Match(name) is { Success: true } m) return $"{m.Groups[1].Value} in {m.Groups[2].Value}";
        if (name.Length <= 70) return name;
        var cut = name.IndexOfAny([',', '.', ';', ':']) is var at and > 20 and <= 70 ? at : name.LastIndexOf(' ', 60);
        return name[..(cut > 0 ? cut : 60)];
    }

    private static List<string> TagsOf(ProductFacts product, Phrases phrases, uint seed)
    {
        var own = new[] { product.Type }.Concat(product.Tags).Select(TagOf).Where(t => t.Length is > 2 and < 22);
        var common = phrases.Tags.Skip((int)(seed % (uint)phrases.Tags.Length)).Concat(phrases.Tags);
        return [.. own.Take(3).Concat(common).Distinct().Take(3 + (int)(seed / 29 % 4)).Select(t => "#" + t)];
    }

    private static string TagOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool Mentions(string text, string word) => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase);

    private static string Join(IReadOnlyList<string> values, bool german) =>
        values.Count == 1 ? values[0] : string.Join(", ", values.SkipLast(1)) + (german ? " oder " : " or ") + values[^1];

    private static string UpperFirst(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The same on every machine and in every run.</summary>
    private static uint Hash(string text)
    {
        var hash = 2_166_136_261u;
        foreach (var b in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ b) * 16_777_619u);
        return hash;
    }

    [GeneratedRegex(@"^([^,]{3,50}), (?!tall$|two )(\p{Ll}[\p{L}-]+(?: \p{Ll}[\p{L}]+)?)$")]
    private static partial Regex Colour();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Words();
}
