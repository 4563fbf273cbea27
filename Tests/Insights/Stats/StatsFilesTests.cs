using System.Globalization;
using System.Text;
using Conversations.Insights;
using Conversations.Insights.Stats;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Tests.Support;

namespace Tests.Insights.Stats;

/// <summary>The two tables that <c>/stats</c> gives away.</summary>
public sealed class StatsFilesTests
{
    private static readonly DaySpan Week = new(new(2026, 11, 16), new(2026, 11, 22));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_files_hold()
    {
        var text = new StringBuilder();
        foreach (var language in (string[])["en", "de"])
        {
            using var shop = new NumbersRig(language);
            var readAt = new DateTimeOffset(2026, 11, 18, 6, 30, 0, TimeSpan.Zero);
            await shop.PostedAsync("2026-11-17 18:30", "=HYPERLINK(\"https://evil.example\",\"x\")",
                lines: [NumbersRig.Line(Platform.Instagram, readAt, 1_640, 21, 4) with { Link = new("https://www.instagram.com/p/a,b/") }, NumbersRig.Line(Platform.Facebook)]);
            await shop.PostedAsync("2026-11-18 09:00", "Mug, \"blue\"; large", PostStage.PartlyPublished, [NumbersRig.Line(Platform.Instagram, PublicationState.Failed), NumbersRig.Line(Platform.Facebook, readAt, 12)]);
            await shop.PostedAsync("2026-11-22 23:59", "Last of its week", PostStage.Skipped);
            await shop.PostedAsync("2026-11-23 00:01", "Not of this week");
            shop.Sold("2026-11-20", 6, 16_450, fromPosts: 2, revenueFromPosts: 6_800);
            shop.Sold("2026-11-20", 1, 12_000, "JPY");
            foreach (var file in (Conversations.Chat.ChatFile[])[await shop.Files.PostsAsync(Week, Ct), await shop.Files.SalesAsync(Week, Ct)])
            {
                Assert.Equal(Encoding.UTF8.GetPreamble(), file.Bytes[..3]);
                text.AppendLine("— " + language + ": " + file.Name + " · " + file.Caption).AppendLine(Encoding.UTF8.GetString(file.Bytes[3..]));
            }
        }
        ApprovedText.Check("Tests/Insights/Stats/files.approved.txt", text.ToString());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    public void A_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(string cell)
    {
        var row = Encoding.UTF8.GetString(new CsvText(CultureInfo.GetCultureInfo("en")).Row(cell).ToBytes()[3..]).TrimEnd('\n', '\r').TrimStart('"');
        Assert.StartsWith("'", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_below_zero_stays_a_number() =>
        Assert.Equal("-1.5\r\n", Encoding.UTF8.GetString(new CsvText(CultureInfo.GetCultureInfo("en")).Row(-1.5m).ToBytes()[3..]));
}
