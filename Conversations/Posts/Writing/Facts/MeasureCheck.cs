using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Measures, and sizes that have a name such as A5 or IPX5, must stand in the record.</summary>
internal sealed partial class MeasureCheck() : ClaimCheck("size")
{
    /// <summary>What is so many times larger or smaller than anything the record measures is about something else.</summary>
    private const decimal OfAnotherScale = 8;

    private readonly WordLists _words = new("sizes");

    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (var claims in Measure.In(text.Lower).GroupBy(m => (m.Start, m.Length)))
        {
            var (start, length) = claims.Key;
            var others = record.Measures.Where(m => m.Dimension == claims.First().Dimension).ToList();
            if (claims.All(c => others.Exists(c.Is) || IsOfAll(c, others, record)) || IsAbout(text, start, start + length, record) || text.IsKitchen(start)) continue;
            if (claims.First().Dimension is Dimension.Temperature && !IsOfCare(text, claims.First())) continue;
            if (others.Count == 0 ? !IsOfProduct(text, claims.First(), start + length) : claims.All(c => others.TrueForAll(o => IsFar(c, o)))) continue;
            yield return Against(text.Words(start, length), others.Select(m => record.Text.Substring(m.Start, m.Length)));
        }
        foreach (Match code in Codes().Matches(text.Cased))
        {
            var family = code.Groups["family"].Value;
            var said = Codes().Matches(record.Cased).Where(c => c.Groups["family"].Value == family).Select(c => c.Value).ToList();
            if (said.Count > 0 && !said.Contains(code.Value)) yield return Wrong(text.Words(code), $"says {string.Join(", ", said)}");
        }
    }

    /// <summary>Four candles of eight hours each burn 32 hours, five shelves of 25 kg each carry 125 kg.</summary>
    private static bool IsOfAll(Measure claim, List<Measure> others, ShopRecord record) => claim.Dimension is Dimension.Time or Dimension.Weight or Dimension.Volume &&
        Counts().Matches(record.Stated).Select(m => Numbers.Read(m.Value)).Any(n => n is > 1 and < 13 && others.Exists(o => o.Value * n == claim.Value));

    /// <summary>Whether it is something else that is measured: a walk, a person, a how-to.</summary>
    private bool IsAbout(ClaimText text, int start, int end, ShopRecord record) =>
        _words["not-of-product"].Begin(text.After(end)) || IsGrocery(text.After(end), record) || _words["before-other"].Close(text.Before(start)) || (end < text.Lower.Length && text.Lower[end] == '?');

    /// <summary>"200 g cheese" beside a knife; beside jam, "340 g of strawberries" is what the jar holds.</summary>
    private bool IsGrocery(string after, ShopRecord record) => _words["groceries"].In(after).FirstOrDefault(g => g.Index < 2) is { Length: > 0 } grocery
        && !record.Says(grocery.Value.Split(' ')[^1]) && !Lexicon.Materials.In(grocery.Value).Any(m => record.Means(m, Lexicon.Materials, record.Materials));

    /// <summary>Whether a temperature is that of a wash or of use: others are the weather's.</summary>
    private bool IsOfCare(ClaimText text, Measure claim) => _words["care"].AreIn(text.Sentence(claim.Start))
        || (claim.Value is 30 or 40 or 60 or 90 or 95 && _words["at"].Close(text.Before(claim.Start)));

    /// <summary>Of what the record does not measure, only a length, volume or weight that is said of the product is a claim.</summary>
    private bool IsOfProduct(ClaimText text, Measure claim, int end) => claim.Dimension is Dimension.Length or Dimension.Volume or Dimension.Weight or Dimension.AreaWeight
        && (_words["measured"].Begin(text.After(end)) || _words["measured"].Close(text.Before(claim.Start)));

    private static bool IsFar(Measure claim, Measure said) => claim.Dimension is not Dimension.Temperature && (claim.Value > said.Value * OfAnotherScale || claim.Value * OfAnotherScale < said.Value);

    [GeneratedRegex($@"(?<!\w){Numbers.Whole}(?!\w)", RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Counts();

    [GeneratedRegex(@"(?<![\w-])(?:(?<family>A)[3-6]|(?<family>IP)[X0-9]{2}|(?<family>E)(?:14|27)|(?<family>USB-)[AC])(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Codes();
}
