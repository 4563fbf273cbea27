using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>What is measured, each in one unit of its own.</summary>
internal enum Dimension
{
    /// <summary>Millimetres.</summary>
    Length,

    /// <summary>Millilitres.</summary>
    Volume,

    /// <summary>Grams.</summary>
    Weight,

    /// <summary>Grams a square metre.</summary>
    AreaWeight,

    /// <summary>Hours: burning, running, charging.</summary>
    Time,

    /// <summary>Degrees Celsius.</summary>
    Temperature,

    /// <summary>Lux, lumens, watts, volts: what a lamp is sold by.</summary>
    Light,
    Power,
    Capacity,
}

/// <summary>A measure in a text.</summary>
/// <param name="IsImperial">Then it was rounded by whoever wrote it.</param>
internal readonly partial record struct Measure(Dimension Dimension, decimal Value, bool IsImperial, int Start, int Length)
{
    private const decimal Exact = 0.01m, Rounded = 0.025m;

    private static readonly Dictionary<string, (Dimension, decimal, bool)> Units = new(StringComparer.Ordinal);

    static Measure()
    {
        Name(Dimension.Length, 1, "mm millimeter millimetre millimeters millimetres");
        Name(Dimension.Length, 10, "cm zentimeter centimetre centimetres centimeter centimeters");
        Name(Dimension.Length, 1000, "m meter metre metres meters metern");
        Name(Dimension.Length, 25.4m, "inch inches zoll ″", isImperial: true);
        Name(Dimension.Length, 304.8m, "ft foot feet", isImperial: true);
        Name(Dimension.Volume, 1, "ml milliliter millilitre millilitres milliliters");
        Name(Dimension.Volume, 10, "cl");
        Name(Dimension.Volume, 100, "dl");
        Name(Dimension.Volume, 1000, "l liter litre litres liters litern");
        Name(Dimension.Weight, 1, "g gramm gram grams grammes");
        Name(Dimension.Weight, 1000, "kg kilo kilos kilogramm kilogram kilograms");
        Name(Dimension.Weight, 28.35m, "oz ounce ounces", isImperial: true);
        Name(Dimension.Weight, 453.6m, "lb lbs", isImperial: true);
        Name(Dimension.AreaWeight, 1, "gsm g/m² g/m2 g/qm");
        Name(Dimension.Time, 1, "h hours hour stunden stunde std");
        Name(Dimension.Temperature, 1, "°c ° °celsius degrees grad");
        Name(Dimension.Light, 1, "lux lumen lumens lm");
        Name(Dimension.Power, 1, "w watt watts");
        Name(Dimension.Capacity, 1, "mah ah");
    }

    /// <param name="text">In lower case.</param>
    public static IEnumerable<Measure> In(string text)
    {
        foreach (Match match in Pattern().Matches(text).Concat(Halves().Matches(text)))
        {
            var (dimension, factor, isImperial) = Units[match.Groups["unit"].Value];
            if (match.Groups["half"].Success) yield return new(dimension, factor / 2, isImperial, match.Index, match.Length);
            else if (match.Groups["one"].Success) yield return new(dimension, factor, isImperial, match.Index, match.Length);
            foreach (Capture number in match.Groups["n"].Captures)
                if (Numbers.Read(number.Value) is { } value) yield return new(dimension, value * factor, isImperial, match.Index, match.Length);
        }
    }

    public bool Is(Measure other) => Dimension == other.Dimension && Math.Abs(Value - other.Value) <= other.Value * (IsImperial == other.IsImperial ? Exact : Rounded);

    private static void Name(Dimension dimension, decimal factor, string words, bool isImperial = false)
    {
        foreach (var word in words.Split(' ')) Units[word] = (dimension, factor, isImperial);
    }

    private const string Unit = @"(?<unit>mm|cm|zoll|inches|inch|″|ft|feet|foot|milliliters?|millilitres?|ml|cl|dl|litres?|litern?|liters?|millimet(?:er|re)s?|zentimeter|centimet(?:er|re)s?|metern?|meters?|metres?|gsm|g/m²|g/m2|g/qm|gramm|grams?|grammes|kilogramm|kilograms?|kilos?|kg|ounces?|oz|lbs?|hours?|stunden?|std|degrees|grad|°c|°celsius|°|lux|lumens?|lm|watts?|mah|m|l|g|h|w)(?![\w²])";

    [GeneratedRegex($@"(?<![\w.,])(?:(?<n>\d{{1,4}}(?:[.,]\d)?)(?:\s?(?:cm|mm|ml|g|kg|l))?(?:,\s(?<n>\d{{1,4}})(?:\s?(?:cm|mm|ml|g|kg|l))?){{0,3}}\s?(?:and|or|oder|bis|to|/|und)\s?)?(?<n>{Numbers.Any})(?:\s?(?:mm|cm|m)?\s?(?:x|×|by|mal|auf)\s?(?<n>{Numbers.Any})){{0,2}}[\s-]?{Unit}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Pattern();

    // "half a metre", "ein halber Liter", "a kilo".
    [GeneratedRegex(@"(?<!\w)(?:(?<half>half an?|halbe[rnsm]?)|(?<one>an?|one|ein|eine|einen))\s(?<unit>metre|meter|litre|liter|kilo)(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Halves();
}
