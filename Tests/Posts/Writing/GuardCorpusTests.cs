using Conversations.Posts;
using Conversations.Posts.Writing;
using Tests.Support;

namespace Tests.Posts.Writing;

/// <summary>The facts guard against captions that people labelled: what it catches, and how often it cries for nothing.</summary>
public sealed class GuardCorpusTests(ITestOutputHelper output)
{
    private const double Recall = 0.97, FalseAlarms = 0.03;

    /// <summary>Not the goals but what is reached where a claim may be made in any words at all: it is not to become worse.</summary>
    private const double InventiveRecall = 0.85, InventiveFalseAlarms = 0.06;

    /// <summary>As it was counted once, 91.5 % and 12.3 %, which misses the goals: it is not to become worse.</summary>
    private const double UnseenRecall = 0.91, UnseenFalseAlarms = 0.13;

    private static readonly string Folder = Path.Combine(Repository.Root, "Tests", "Posts", "Writing", "Corpus");

    [Fact]
    public void The_half_that_was_looked_at_while_tuning() => Judge("first.txt", Recall, FalseAlarms);

    /// <summary>Written before the tuning, counted unseen at first, and tuned on since: it is no measure of unseen texts any more.</summary>
    [Fact]
    public void The_half_that_was_looked_at_later() => Judge("second.txt", Recall, FalseAlarms);

    /// <summary>Written by somebody who had seen neither the lists nor the other files. Counted once unseen, at 75.8 % and 14.4 %, and tuned on since.</summary>
    [Fact]
    public void Captions_in_words_of_their_own() => Judge("third.txt", InventiveRecall, InventiveFalseAlarms);

    /// <summary>Written from an inventory of sentence patterns, and looked at while tuning: another half of the same inventory was not.</summary>
    [Fact]
    public void The_half_of_an_inventory_of_patterns() => Judge("fourth.txt", Recall, FalseAlarms);

    /// <summary>The other half of that inventory, with other fillers and wordings: kept from whoever tuned, and counted once the tuning was over.</summary>
    [Fact]
    public void The_half_that_nobody_has_tuned_on() => Judge("fifth.txt", UnseenRecall, UnseenFalseAlarms);

    /// <summary>Captions that were written to widen the lists, by whoever wrote these: they pin what was learnt, and prove nothing.</summary>
    [Fact]
    public void Captions_the_lists_were_widened_by() => Judge("further.txt", Recall, FalseAlarms);

    /// <summary>Texts made to cost time cost no more than a few ordinary ones of their length.</summary>
    [Fact]
    public void A_hostile_text_is_judged_about_as_fast_as_an_ordinary_one()
    {
        var product = GuardCorpus.Read(Folder, "first.txt")[0].Product;
        string Full(string piece) => string.Concat(Enumerable.Repeat(piece, PostLimits.Text / piece.Length + 1))[..PostLimits.Text];
        TimeSpan Fastest(string text) => Enumerable.Range(0, 2).Min(_ =>
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            FactChecks.Find(text, product, GuardCorpus.Hosts, GuardCorpus.Handles);
            return System.Diagnostics.Stopwatch.GetElapsedTime(began);
        });
        var ordinary = Fastest(Full("Market mornings, sorted. A roomy tote of washed linen, 38 x 42 cm, for 34 euros. Bring two baskets and a friend.\n"));
        string[] pieces = ["a", "a ", "a-", "1.", "1,1 ", "only 1 of ", "the most popular best ", "made in the old of ", "ships within 1 to 1 ", "size S, ", "@", "a.b.", "ignore all the ", "aWdub3Jl", "lieferung in zwei ", "return within 30 ", "€", "#a", "\u200B", "((((", "in blue, ", "*"];
        foreach (var piece in pieces)
        {
            var hostile = Fastest(Full(piece));
            output.WriteLine($"“{piece.Trim()}” {hostile.TotalMilliseconds:0.0} ms, {hostile / ordinary:0.0} times as long as an ordinary text");
            Assert.True(hostile < 25 * ordinary, $"{PostLimits.Text} characters of “{piece}” took {hostile}, an ordinary text {ordinary}");
        }
    }

    private void Judge(string half, double recall, double falseAlarms)
    {
        var captions = GuardCorpus.Read(Folder, half);
        var found = captions.Select(c => (Caption: c, Findings: FactChecks.Find(c.Text, c.Product, GuardCorpus.Hosts, GuardCorpus.Handles))).ToList();
        var labels = found.SelectMany(f => f.Caption.Labels.Select(l => (f.Caption, Label: l, Met: f.Caption.Meeting(l, f.Findings).ToList()))).ToList();
        var alarms = found.Select(f => (f.Caption, Extra: f.Findings.Where(x => !f.Caption.Labels.Any(l => f.Caption.Meeting(l, [x]).Any())).ToList())).Where(f => f.Extra.Count > 0).ToList();

        var met = labels.Count(l => l.Met.Count > 0);
        var (caught, cried) = ((double)met / labels.Count, (double)alarms.Count / captions.Count);
        var ofKind = labels.Count(l => l.Met.Exists(f => l.Label.Kinds.Contains(f.Check)));
        var ofVerdict = labels.Count(l => l.Met.Exists(f => f.Verdict == l.Label.Verdict));
        output.WriteLine($"{half}: {captions.Count} captions, {captions.Count(c => c.Labels.Count == 0)} of them true; {labels.Count} labels");
        output.WriteLine($"recall {met} of {labels.Count} = {caught:P1} (goal {Recall:P0}), of the right kind {ofKind}, of the same verdict {ofVerdict}");
        var blocked = alarms.Count(a => a.Extra.Exists(f => f.Verdict == Verdict.Wrong) && !a.Caption.Labels.Any(l => l.Verdict == Verdict.Wrong));
        output.WriteLine($"false alarms {alarms.Count} of {captions.Count} = {cried:P1} (goal {FalseAlarms:P0}); {blocked} of them would block a caption that the record does not contradict");
        foreach (var kind in labels.GroupBy(l => l.Label.Kinds[0]).OrderBy(k => k.Key, StringComparer.Ordinal))
            output.WriteLine($"  {kind.Key,-12}{kind.Count(),4} labelled → {string.Join(", ", kind.GroupBy(As).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}"))}");
        foreach (var (caption, label, _) in labels.Where(l => l.Met.Count == 0)) output.WriteLine($"  missed {caption.Id}: {string.Join('|', label.Kinds)} “{label.Words}”");
        foreach (var (caption, extra) in alarms) output.WriteLine($"  false alarm {caption.Id}: {string.Join("; ", extra.Select(f => $"{f.Check} “{f.Words}”"))}");

        Assert.True(caught >= recall, $"{half}: recall is {caught:P1}");
        Assert.True(cried <= falseAlarms, $"{half}: false alarms are {cried:P1}");
    }

    /// <summary>As what a label was met; where it had two kinds and one is right, that one.</summary>
    private static string As((GuardCaption Caption, GuardLabel Label, List<Finding> Met) label) =>
        label.Met.Count == 0 ? "missed" : label.Met.Find(f => label.Label.Kinds.Contains(f.Check))?.Check ?? label.Met[0].Check;
}
