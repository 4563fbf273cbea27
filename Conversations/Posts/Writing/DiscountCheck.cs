using System.Globalization;
using System.Text.RegularExpressions;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>A reduction in the text must be the one between the shop's two prices.</summary>
internal sealed partial class DiscountCheck : IFactCheck
{
    private const string Name = "discount";

    public Finding Check(string text, Product product, IReadOnlySet<string> hosts)
    {
        var real = product.WasPrice is { Amount: > 0 } was && was.Amount > product.Price.Amount
            ? (double)((was.Amount - product.Price.Amount) / was.Amount) * 100
            : (double?)null;
        foreach (Match match in Percent().Matches(text))
        {
            var claimed = double.Parse(match.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture);
            if (real is null) return new(Name, Verdict.Wrong, $"The text says “{match.Value.Trim()}”, your shop shows no reduction.");
            if (Math.Abs(claimed - real.Value) > 1)
                return new(Name, Verdict.Wrong, string.Create(CultureInfo.InvariantCulture, $"The text says “{match.Value.Trim()}”, your shop's prices say {real.Value:0} %."));
        }
        if (Words().Match(text) is not { Success: true } words) return new(Name, Verdict.Fine, "");
        if (real is null) return new(Name, Verdict.Wrong, $"The text says “{words.Value}”, your shop shows no reduction.");
        return HalfPrice().IsMatch(words.Value) && Math.Abs(real.Value - 50) > 1
            ? new(Name, Verdict.Wrong, string.Create(CultureInfo.InvariantCulture, $"The text says “{words.Value}”, your shop's prices say {real.Value:0} % off."))
            : new(Name, Verdict.Fine, "");
    }

    [GeneratedRegex(@"(?<lead>\bsave|\bspare|[-–−])\s?(?<percent>\d{1,2})\s?%|(?<percent>\d{1,2})\s?(%|percent|prozent)\s?(off\b|discount|less\b|reduced|cheaper|rabatt|reduziert|günstiger|weniger)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\b(on sale|half[ -]price|reduced price|price drop|discounted|zum halben preis|im angebot|im sale|reduziert)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("half|halben", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HalfPrice();
}
