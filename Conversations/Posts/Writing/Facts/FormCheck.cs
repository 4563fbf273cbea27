using System.Text.RegularExpressions;
using Conversations.Chat;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Length, hashtags, and nothing that would show as code to customers or is hidden from them.</summary>
internal sealed partial class FormCheck() : ClaimCheck("length")
{
    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        var original = text.Original;
        if (original.Length > PostLimits.Text) yield return Bad($"The text has {original.Length} characters, Instagram takes {PostLimits.Text}.");
        if (original.Count(c => c == '#') is var tags and > PostLimits.Hashtags) yield return Bad($"The text has {tags} hashtags, Instagram takes {PostLimits.Hashtags}.");
        if (original.Count(c => c == '@') is var mentions and > PostLimits.Mentions) yield return Bad($"The text has {mentions} mentions, Instagram takes {PostLimits.Mentions}.");
        if (original.Any(ChatText.TurnsDirection)) yield return Bad("The text contains an invisible mark that turns the reading direction.");
        // A title is no HTML: what stands in it, customers see in the shop too.
        if (Markup().Matches(original).FirstOrDefault(m => !record.Product.Title.Contains(m.Value, StringComparison.OrdinalIgnoreCase)) is { } tag) yield return Bad($"The text contains markup ({tag.Value}), which customers would see.");
    }

    private Finding Bad(string reason) => new(Kind, Verdict.Wrong, reason);

    [GeneratedRegex(@"</?[a-z][a-z0-9]{0,15}( [^<>]{0,100})?>|\{\{[^{}]{0,60}\}\}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, ClaimCheck.Timeout)]
    private static partial Regex Markup();
}
