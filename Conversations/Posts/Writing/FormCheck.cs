using System.Text.RegularExpressions;
using Conversations.Chat;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>Length, hashtags, and nothing that would show as code to customers or is hidden from them.</summary>
internal sealed partial class FormCheck : IFactCheck
{
    private const string Name = "length";

    public Finding Check(string text, Product product, IReadOnlySet<string> hosts)
    {
        if (text.Length > PostLimits.Text)
            return new(Name, Verdict.Wrong, $"The text has {text.Length} characters, Instagram takes {PostLimits.Text}.");
        if (text.Count(c => c == '#') is var tags and > PostLimits.Hashtags)
            return new(Name, Verdict.Wrong, $"The text has {tags} hashtags, Instagram takes {PostLimits.Hashtags}.");
        if (text.Count(c => c == '@') is var mentions and > PostLimits.Mentions)
            return new(Name, Verdict.Wrong, $"The text has {mentions} mentions, Instagram takes {PostLimits.Mentions}.");
        if (text.Any(ChatText.TurnsDirection))
            return new(Name, Verdict.Wrong, "The text contains an invisible mark that turns the reading direction.");
        return Markup().Match(text) is { Success: true } tag
            ? new(Name, Verdict.Wrong, $"The text contains markup ({tag.Value}), which customers would see.")
            : new(Name, Verdict.Fine, "");
    }

    [GeneratedRegex(@"</?[a-z][a-z0-9]{0,15}( [^<>]{0,100})?>|\{\{[^{}]{0,60}\}\}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();
}
