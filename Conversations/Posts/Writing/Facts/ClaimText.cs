using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Conversations.Posts.Writing.Facts;

/// <summary>A text in which claims are looked for. Every form of it has the same length, so that a place in one is a place in all.</summary>
internal sealed partial class ClaimText
{
    /// <summary>So many characters may stand between two findings of one statement.</summary>
    private const int OneStatement = 8;

    private static readonly SearchValues<char> Divides = SearchValues.Create(".!?\n,;");

    private static readonly WordLists Harmless = new("harmless"), Kitchen = new("kitchen");

    private List<Amount>? _amounts;

    public ClaimText(string text)
    {
        Original = text;
        var plain = string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = from[i] switch { '\u00A0' or '\u202F' or '\u2009' or '\t' or '\r' => ' ', '’' or '‘' or '´' => '\'', '‑' or '‐' => '-', var c => c };
        });
        Whole = plain.ToLowerInvariant();
        Cased = Blank(plain, Marked().Matches(plain).Select(m => (m.Index, m.Length)).Concat(Harmless[""].In(Whole).Select(f => (f.Index, f.Length))));
        Lower = Cased.ToLowerInvariant();
    }

    /// <summary>As it would go out.</summary>
    public string Original { get; }

    /// <summary>In lower case, with addresses, handles and hashtags.</summary>
    public string Whole { get; }

    /// <summary>In lower case, without addresses, handles, hashtags and the phrases that only sound like claims.</summary>
    public string Lower { get; }

    /// <summary>As <see cref="Lower"/>, with capitals.</summary>
    public string Cased { get; }

    /// <summary>Sums of money, in their order.</summary>
    public IReadOnlyList<Amount> Amounts => _amounts ??= [.. Amount.In(this)];

    public string Words(int start, int length) => Original.Substring(start, length).Trim();

    public string Words(Found found) => Words(found.Index, found.Length);

    public string Words(Match match) => Words(match.Index, match.Length);

    /// <summary>What stands before a place in the same sentence, at most so many characters.</summary>
    public string Before(int at, int most = 48)
    {
        var from = Math.Max(0, at - most);
        while (from > 0 && from < at && char.IsLetterOrDigit(Lower[from - 1])) from++;
        var piece = Lower[from..at];
        return SentenceEnd().Match(piece) is { Success: true } end ? piece[(end.Index + end.Length)..] : piece;
    }

    /// <summary>What stands behind a place in the same sentence, at most so many characters.</summary>
    public string After(int at, int most = 48)
    {
        var piece = Lower[at..Math.Min(Lower.Length, at + most)];
        return NextSentence().Match(piece) is { Success: true } end ? piece[..end.Index] : piece;
    }

    /// <summary>The sentence in which a place stands, at most so many characters to either side.</summary>
    public string Sentence(int at, int most = 90) => Before(at, most) + After(at, most);

    /// <summary>Whether a place stands in a line or a sentence that cooks, waters or measures a finger: its numbers are those of a how-to.</summary>
    public bool IsKitchen(int at)
    {
        var from = Lower.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var to = Lower.IndexOf('\n', at);
        return Kitchen[""].AreIn(Lower[from..(to < 0 ? Lower.Length : to)]) || Kitchen["sentence"].AreIn(Sentence(at));
    }

    /// <summary>Whether a place stands in a question that the text goes on to answer: "Is it bone china? Nope."</summary>
    public bool IsQuestion(int at)
    {
        var after = NextSentence().Match(Lower, at);
        return after.Success && after.Value.Contains('?', StringComparison.Ordinal) && (Asks().IsMatch(Before(at, 80)) || Denies().IsMatch(Lower[(after.Index + after.Length)..]));
    }

    /// <summary>Whether the text asks these words and says no: "Ausverkauft? Nein."</summary>
    public bool IsDenied(string? words)
    {
        var at = words is null ? -1 : Original.IndexOf(words, StringComparison.Ordinal);
        return at >= 0 && AskedAndDenied().IsMatch(Lower[(at + words!.Length)..Math.Min(Lower.Length, at + words.Length + 40)]);
    }

    /// <summary>What one check finds close together in a sentence as one finding, the gravest: "10 % off with code X" is one statement.</summary>
    public IEnumerable<Finding> OncePerStatement(IEnumerable<Finding> findings)
    {
        var kept = new List<(Finding Finding, int Start, int End)>();
        foreach (var finding in findings)
        {
            var start = finding.Words is { } words ? Original.IndexOf(words, StringComparison.Ordinal) : -1;
            if (start < 0)
            {
                kept.Add((finding, int.MinValue, int.MinValue));
                continue;
            }
            var end = start + finding.Words!.Length;
            var near = kept.FindIndex(k => k.Start >= 0 && IsOneStatement(k.Start, k.End, start, end));
            if (near < 0) kept.Add((finding, start, end));
            else
            {
                var (from, to) = (Math.Min(start, kept[near].Start), Math.Max(end, kept[near].End));
                var grave = finding.Verdict > kept[near].Finding.Verdict ? finding : kept[near].Finding;
                kept[near] = (grave with { Words = Original[from..to] }, from, to);
            }
        }
        return kept.Select(k => k.Finding);
    }

    private bool IsOneStatement(int start, int end, int otherStart, int otherEnd)
    {
        var (gapStart, gapEnd) = end <= otherStart ? (end, otherStart) : otherEnd <= start ? (otherEnd, start) : (0, 0);
        return gapEnd - gapStart <= OneStatement && Original.AsSpan(gapStart, gapEnd - gapStart).IndexOfAny(Divides) < 0;
    }

    private static string Blank(string text, IEnumerable<(int Index, int Length)> what)
    {
        var blanked = new StringBuilder(text);
        foreach (var (index, length) in what)
            for (var i = 0; i < length; i++) blanked[index + i] = ' ';
        return blanked.ToString();
    }

    [GeneratedRegex(@"https?://\S+|(?<!\w)www\.\S+|(?<![\w.])@[\w.]+|#\w+", RegexOptions.IgnoreCase, ClaimCheck.Timeout)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^\W*(is|are|was|does|do|ist|sind|war|hat)\s+(it|this|that|they|these|there|es|das|er|sie|die|the)(?!\w)", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^\W*(no|nope|nein|nö|never|not quite|not really|nicht ganz|leider nein|leider nicht|niemals)(?!\w)", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex Denies();

    [GeneratedRegex(@"^[^.!?\n]{0,24}(\?!?[""”“']?\s*(gibt's nicht|gibt es nicht|haben wir nicht|machen wir nicht|no(?! (?:problem|worries|question))|nope|nah|nee|nein|nö|ne|never|fast|almost|nicht|not|leider|none|keine?(?! (?:problem|frage|sorge|ding|thema))|niemals|gar)(?!\w)|:\s(gar )?(nichts|keine|nothing|none|nix)(?!\w))", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex AskedAndDenied();

    [GeneratedRegex(@"([.!?…]+\s|\n)", RegexOptions.RightToLeft, ClaimCheck.Timeout)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[.!?…]+[""”“']?(\s|$)|\n", RegexOptions.None, ClaimCheck.Timeout)]
    private static partial Regex NextSentence();
}
