using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>Addresses in the text, of pages and of mail, must be the shop's; telephone numbers must stand in the record.</summary>
internal sealed partial class LinkCheck() : ClaimCheck("link")
{
    public override IEnumerable<Finding> Find(ClaimText text, ShopRecord record)
    {
        foreach (Match match in Addresses().Matches(text.Original).Concat(Disguised().Matches(text.Original)))
        {
            var words = match.Value.TrimEnd('.', ',', ')', '!', '?');
            if (!IsOurs(match.Groups["host"].Value.TrimEnd('.').ToLowerInvariant(), record))
                yield return new(Kind, Verdict.Wrong, $"The text names {words}, which is not your shop.", words);
        }
        foreach (Match match in Telephone().Matches(text.Original))
            if (!record.Says(match.Value)) yield return Unsupported(match.Value.Trim());
    }

    private static bool IsOurs(string host, ShopRecord record) => record.Hosts.Contains(host) || record.Hosts.Contains("www." + host)
        || (host.StartsWith("www.", StringComparison.Ordinal) && record.Hosts.Contains(host[4..]));

    private const string Endings = "com|net|org|shop|store|de|at|ch|eu|uk|io|co|me|ly|info|example|link|xyz|top|ru|cn|gl|gg|to|app|online|site|biz|fr|it|nl|es|pt|us|ca|tv|page|club|live|sale|deals|bio|test|invalid|pl|be|se|dk|no|fi|cz|ie|in|jp|kr|br|au|nz|za|tk|ml|ga|cf|cc|ws|pw|win|vip|icu|dev|ai|tech|space|world|click|fun|buzz|gift|gifts|promo|win|bid|loan|zip|mov|onion|social|blog|cloud|digital|email|agency|market|money|pay|cash|support|help|services|company|berlin|london|cologne|hamburg|wien|tirol|swiss|koeln|bayern|moda|fashion|style|boutique|art|design|studio|gallery|photo|photos|pics|news|press|media|wiki|cafe|bar|pub|food|coffee|wine|beer|farm|garden|green|eco|bio|life|love|family|kids|baby|mom|pet|dog|house|home|land|estate|tel|mobi|name|pro|jobs|travel|cat|asia|int|edu|gov|mil|ee|lt|lv|hu|ro|gr|si|sk|hr|lu|li|tr|mx|cl|id|my|sg|hk|ph|vn|il|ae|ke|ng|st|sh|fm|ms|nu|bz|gy|sx|ist|page|site|so|tips|guide|guru|expert|reviews|coupons|discount|wtf|lol|moe|one|fyi|bike|toys|shoes|jewelry|coffee|kitchen|camp|rentals|today";

    // A bare name counts as an address only with an ending that people use for one, in lower case: "soft.Perfect" is a typo.
    [GeneratedRegex($@"(?<![\w@])(?i:h(?:tt|xx)ps?|ftp)[:：]//(?:[^\s/@]*@)?(?<host>[^\s/:?#""<>]+)[^\s""<>]*|(?:(?<![\w.@＠])|(?<![\w.@＠])[\w.+-]{{1,64}}@)(?<host>(?:[\p{{L}}\p{{N}}-]{{1,63}}[.。．]){{1,5}}(?:{Endings}|(?-i:COM|NET|ORG|DE|SHOP|RU|IO|XN--\w+)|xn--\w+))(?![\w-])(?:/\S*)?|(?<!\w)(?<host>www[.。．]\S+)|(?<![\w.])(?<host>\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?![\w.])(?:/\S*)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, ClaimCheck.Timeout)]
    private static partial Regex Addresses();

    // What is written so that a filter does not see it: "shop [dot] com", "shop(.)com", "shop . com", "shop dot com".
    [GeneratedRegex(@"(?<![\w.])(?<host>[\p{L}\p{N}-]{2,63}(?:\s?[\[({]\s?(?:dot|punkt|\.)\s?[\])}]\s?|\s(?:dot|punkt)\s|\s\.\s?|\.\s(?-i:(?=[a-z])))(?:com|net|org|shop|store|de|io|info|example|xyz|ru|top|site|online))(?![\w.])(?=[\s/!?,.:;)]|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, ClaimCheck.Timeout)]
    private static partial Regex Disguised();

    [GeneratedRegex(@"(?<![\w+.])(?:\+|00)\d{1,3}[\s/()-]{0,2}\d(?:[\s/()-]{0,2}\d){6,12}(?!\w)", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Telephone();
}
