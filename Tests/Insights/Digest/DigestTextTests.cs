using System.Text;
using Conversations.Help;
using Conversations.Insights;
using Conversations.Insights.Digest;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Tests.Support;

namespace Tests.Insights.Digest;

/// <summary>What the digest says and which buttons it has.</summary>
public sealed class DigestTextTests
{
    private static readonly DateTimeOffset Read = new(2026, 11, 23, 6, 30, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_digest_says()
    {
        var text = new StringBuilder();
        using (var rig = await FullAsync("en"))
        {
            Add(text, "Tuesday, a full day", rig, await rig.Read.OfAsync(new(2026, 11, 24), Day(23), true, Ct));
            Add(text, "less detail", rig, await rig.Read.OfAsync(new(2026, 11, 24), Day(23), true, Ct) with { IsShort = true });
            Add(text, "Monday: the week", rig, await rig.Read.OfAsync(new(2026, 11, 23), Day(22), true, Ct));
            Add(text, "a gap around a Monday, no command for orders", rig, await rig.Read.OfAsync(new(2026, 11, 24), new(new(2026, 11, 20), new(2026, 11, 23)), false, Ct));
            Trouble(rig);
            Add(text, "trouble of every kind", rig, await rig.Read.OfAsync(new(2026, 11, 24), Day(23), true, Ct));
        }
        using (var rig = await FullAsync("de")) Add(text, "German", rig, await rig.Read.OfAsync(new(2026, 11, 24), Day(23), true, Ct));
        using (var rig = new DigestRig())
        {
            Add(text, "nothing to say", rig, await rig.Read.OfAsync(new(2026, 11, 24), Day(23), true, Ct));
            Add(text, "nothing to say after a gap", rig, await rig.Read.OfAsync(new(2026, 11, 27), new(new(2026, 11, 24), new(2026, 11, 26)), true, Ct));
            await rig.Numbers.PostedAsync("2026-11-23 12:30");
            Add(text, "posted, nothing counted, no order ever read", rig, await rig.Read.OfAsync(new(2026, 11, 24), Day(23), true, Ct));
        }
        ApprovedText.Check("Tests/Insights/Digest/digest.approved.txt", text.ToString());
    }

    [Fact]
    public async Task Each_kind_of_trouble_has_one_line_and_all_of_it_is_one_screen()
    {
        using var rig = await FullAsync("en");
        Trouble(rig);
        for (var i = 0; i < 9; i++) await rig.Numbers.PostedAsync($"2026-11-2{i % 4} 0{i}:00", stage: PostStage.Failed, lines: [NumbersRig.Line(Platform.Instagram, PublicationState.Failed)]);
        var lines = DigestCard.Text(await rig.Read.OfAsync(new(2026, 11, 23), Day(22), true, Ct), rig.Numbers.Shop).Plain.Split('\n');
        Assert.Single(lines, l => l.Contains("need", StringComparison.Ordinal));
        Assert.True(lines.Length <= 20, $"{lines.Length} lines");
        Assert.True(string.Join('\n', lines).Length <= 1024, "it is the caption of the week's picture");
    }

    [Fact]
    public void A_button_finds_its_digest_again()
    {
        Assert.True(DigestVerbs.TryRead(2026112304, out var date, out var days));
        Assert.Equal((new DateOnly(2026, 11, 23), new DaySpan(new(2026, 11, 19), new(2026, 11, 22))), (date, days));
        foreach (var forged in (long[])[0, 99, 2026139901, 2026112300, long.MaxValue]) Assert.False(DigestVerbs.TryRead(forged, out _, out _));
    }

    private static async Task<DigestRig> FullAsync(string language)
    {
        var rig = new DigestRig(language: language, begin: new(2026, 11, 24, 7, 0, 0, TimeSpan.Zero));
        var shop = rig.Numbers;
        for (var i = 0; i < 9; i++)
        {
            var post = await shop.PostedAsync($"2026-11-{23 - i} 12:30", i % 2 == 0 ? "Beeswax wrap" : "Linen tote", lines: [NumbersRig.Line(Platform.Instagram, Read, 640 - i * 20, 30)]);
            await shop.DecidedAsync(post, 5 + i * 7);
            shop.Sold($"2026-11-{23 - i}", 6, 24_150 + i * 100);
        }
        await shop.PostedAsync("2026-11-23 17:30", "Blue mug", PostStage.Skipped);
        foreach (var (time, stage) in ((string, PostStage)[])[("09:00", PostStage.Scheduled), ("13:00", PostStage.InReview), ("18:30", PostStage.InReview)])
            await shop.PostedAsync($"2026-11-24 {time}", stage: stage);
        shop.Clock.Step(TimeSpan.FromDays(-3));
        for (var i = 0; i < 19; i++, shop.Clock.Pass(TimeSpan.FromSeconds(40))) await shop.UpdateAsync(Bot.Telegram.UpdateKind.Pressed);
        shop.Clock.Step(new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero) - shop.Clock.Wall);
        await shop.SpentAsync("2026-11-20 12:00", 412_000);
        shop.Sales.ReadUntil = shop.Clock.Wall;
        shop.Sales.ToShip = 2;
        return rig;
    }

    private static void Trouble(DigestRig rig)
    {
        rig.StoppedBecause = "Stopped by Robin at 21:10; /resume goes on.";
        rig.Login = new() { End = new(rig.Numbers.Clock.Wall.AddDays(5.2)), Lost = [] };
        rig.Lines.AddRange([new("Shopify", HealthState.Failing, null, null), new("Gemini", HealthState.Failing, null, null), new("Redis", HealthState.Off, null, null)]);
        rig.Zone("Europe/Berlin", "08:00");
    }

    private static DaySpan Day(int day) => new(new(2026, 11, day), new(2026, 11, day));

    private static void Add(StringBuilder text, string what, DigestRig rig, DigestFacts facts)
    {
        text.AppendLine("— " + what).AppendLine(DigestCard.Text(facts, rig.Numbers.Shop).Plain);
        foreach (var row in DigestCard.Keyboard(facts).Rows) text.AppendLine(string.Concat(row.Select(b => $"[ {b.Label} ] ")).TrimEnd());
        text.AppendLine();
    }
}
