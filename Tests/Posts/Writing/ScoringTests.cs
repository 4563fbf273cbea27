using Conversations.Posts;
using Conversations.Posts.Writing;
using CsCheck;
using Tests.Support;

namespace Tests.Posts.Writing;

public sealed class ScoringTests(ITestOutputHelper output)
{
    private const double Threshold = 0.85;

    private static readonly Gen<Finding> AnyFinding = Gen.Select(
        Gen.OneOf("price", "discount", "size", "material", "stock", "links", "length", "hashtags", "language", "new", "of tomorrow"),
        Gen.OneOf(Verdict.Fine, Verdict.NotSupported, Verdict.Wrong), (check, verdict) => new Finding(check, verdict, "Because."));

    private static readonly Gen<Finding[]> AnyFindings = AnyFinding.Array[0, 6];

    private static readonly Gen<Approvals?> AnyApprovals = Gen.Select(Gen.Int[0, 40], Gen.Double[0, 1], Gen.Bool, (n, share, known) => known ? new Approvals(n, (int)(n * share)) : null);

    [Fact]
    public void V5_the_models_own_number_can_lower_the_score_and_never_lift_it()
    {
        var seed = Effort.Seed(output);
        Gen.Select(AnyFindings, AnyApprovals, Gen.Double[0, 1], Gen.Double).Sample((findings, approvals, threshold, confidence) =>
        {
            Score With(double? own) => Scoring.Of(findings, true, true, own, approvals, threshold);
            var (without, sure, any) = (With(null), With(1), With(confidence));
            Assert.True(sure.Value <= without.Value && any.Value <= sure.Value, $"{any.Value} {sure.Value} {without.Value}");
            Assert.False(any.Ready && !without.Ready);
            Assert.InRange(any.Value, 0, 1);
        }, iter: Effort.Times(2_000, 50_000, 1_000_000), seed: SeedText(seed), threads: 1);
    }

    [Fact]
    public void Something_wrong_is_never_ready_whatever_the_threshold_and_the_rest_of_it()
    {
        var seed = Effort.Seed(output);
        Gen.Select(AnyFindings, AnyFinding, AnyApprovals).Sample((findings, one, approvals) => Assert.False(
            Scoring.Of([.. findings, one with { Verdict = Verdict.Wrong }], true, true, 1, approvals, threshold: 0).Ready), iter: Effort.Times(1_000, 20_000, 200_000), seed: SeedText(seed), threads: 1);
    }

    [Theory]
    [InlineData("", null, 1.0, true)]
    [InlineData("", 1.0, 1.0, true)]
    [InlineData("", 0.5, 0.9, true)]
    [InlineData("", 0.2, 0.84, false)] // the model's doubt alone asks for another text
    [InlineData("", double.NaN, 0.8, false)]
    [InlineData("price?", 1.0, 0.8, false)]
    [InlineData("language?", 1.0, 0.8, false)]
    [InlineData("new?", 1.0, 0.8, false)]
    [InlineData("price!", 1.0, 0.5, false)]
    [InlineData("length!", 1.0, 0.5, false)]
    [InlineData("new!", 1.0, 0.5, false)]
    [InlineData("price! stock!", 1.0, 0.0, false)]
    [InlineData("price! stock! links! size?", 0.0, 0.0, false)]
    public void Each_part_takes_what_it_found_and_no_more_than_its_weight(string found, double? confidence, double value, bool ready)
    {
        Finding[] findings = [.. found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => new Finding(f[..^1], f[^1] == '!' ? Verdict.Wrong : Verdict.NotSupported, "Because."))];
        var score = Scoring.Of(findings, true, true, confidence, null, Threshold);
        Assert.Equal((value, ready), (score.Value, score.Ready));
        Assert.All(score.Parts!, p => Assert.InRange(p.Taken, 0, p.Weight));
        Assert.Equal(score.Value, Math.Round(Math.Max(0, 1 - score.Parts!.Sum(p => p.Taken)), 2));
    }

    [Theory]
    [InlineData(4, 0, null)] // too few to mean anything
    [InlineData(5, 5, 1.0)]
    [InlineData(5, 0, 0.9)]
    [InlineData(10, 5, 0.95)]
    public void The_owners_approvals_of_this_kind_count_from_five_decisions_on(int decided, int asWritten, double? value)
    {
        var score = Scoring.Of([], true, true, 1, new(decided, asWritten), Threshold);
        Assert.Equal(value ?? 1, score.Value);
        Assert.Equal(value is not null, score.Parts!.Any(p => p.Name == Scoring.People));
    }

    [Fact]
    public void Of_two_texts_the_one_without_anything_wrong_is_better_whatever_their_numbers()
    {
        Score Of(double confidence, params Finding[] findings) => Scoring.Of(findings, true, true, confidence, null, Threshold);
        var wrong = Of(1, new Finding("price", Verdict.Wrong, "Because."));
        var doubtful = Of(0, new Finding("price", Verdict.NotSupported, "a"), new Finding("new", Verdict.NotSupported, "b"));
        Assert.True(doubtful.Value < wrong.Value);
        Assert.True(Scoring.IsBetter(doubtful, wrong));
        Assert.False(Scoring.IsBetter(wrong, doubtful));
        Assert.False(Scoring.IsBetter(wrong, wrong));
    }

    [Fact]
    public void The_parts_fit_into_a_window_of_the_chat()
    {
        var worst = Scoring.Of([new("price", Verdict.Wrong, "a"), new("length", Verdict.Wrong, "b"), new("language", Verdict.NotSupported, "c"), new("new", Verdict.Wrong, "d")], true, true, 0.01, new(7, 1), 0.85);
        var shown = ScoreTexts.Parts(worst, 0.85);
        output.WriteLine(shown);
        Assert.InRange(shown.Length, 20, 200);
        Assert.Equal(worst.Parts!.Count + 1, shown.Split('\n').Length);
    }

    /// <summary>In the form in which CsCheck takes one.</summary>
    private static string SeedText(int seed) => new PCG(0, (ulong)(uint)seed).ToString();
}
