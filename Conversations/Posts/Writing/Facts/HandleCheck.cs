using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Accounts of others are for a person to judge.</summary>
internal sealed partial class HandleCheck() : ClaimCheck("handle")
{
    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (Match match in Handles().Matches(text.Original))
        {
            var handle = match.Value.TrimEnd('.');
            if (!record.Handles.Contains(handle[1..].ToLowerInvariant()))
                yield return new(Kind, Verdict.NotSupported, $"The text mentions {handle}; check that you mean them.", handle);
        }
    }

    // The full-width @, too; an address's @ is the link check's.
    [GeneratedRegex(@"(?<![\w.])[@＠][\p{L}\p{N}_.]{2,30}", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Handles();
}
