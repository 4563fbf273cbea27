using System.Globalization;
using System.Text.RegularExpressions;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>What a person reads on a card.</summary>
internal static partial class CardText
{
    /// <summary>7 of "Draft 7"; 0 when it is about none.</summary>
    public static long NumberOf(ShownMessage card) =>
        Number().Match(card.Text) is { Success: true } number ? long.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>The caption, between the headline and the alt text.</summary>
    public static string CaptionOn(ShownMessage card)
    {
        var from = card.Text.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        return card.Text[from..card.Text.LastIndexOf("\n\nAlt: ", StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"Draft (\d+)")]
    private static partial Regex Number();
}
