using System.Text.RegularExpressions;
using Bot.Appwrite;
using Bot.Health;
using Bot.Journal;
using Conversations.Insights;
using Tests.Support;

namespace Tests.Books;

public sealed partial class CallHoursTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => CancellationToken.None;

    [Fact]
    public async Task Each_hour_is_summed_when_it_is_over_also_those_nobody_was_there_for_and_each_once()
    {
        await using var rig = await BooksRig.BeginAsync();
        rig.Time.SetUtcNow(new(2026, 11, 23, 10, 5, 0, TimeSpan.Zero));
        Call(rig, 200, 3);
        Call(rig, 503, 1);
        await SumAsync(rig);
        Assert.DoesNotContain(await HoursAsync(rig), h => h.StartsWith("shopify", StringComparison.Ordinal)); // it is not over
        rig.Time.Advance(TimeSpan.FromHours(1)); // 11:05
        Call(rig, 200, 2);
        await SumAsync(rig);
        await SumAsync(rig);
        Assert.Equal(["shopify POST graphql.json 200 10:00 3", "shopify POST graphql.json 503 10:00 1"], await HoursAsync(rig));
        rig.Time.Advance(TimeSpan.FromHours(7)); // off until 18:05
        Call(rig, 200, 5);
        await SumAsync(rig);
        rig.Time.Advance(TimeSpan.FromHours(1));
        await SumAsync(rig);
        string[] all = ["shopify POST graphql.json 200 10:00 3", "shopify POST graphql.json 200 11:00 2", "shopify POST graphql.json 200 18:00 5", "shopify POST graphql.json 503 10:00 1"];
        Assert.Equal(all, await HoursAsync(rig));

        rig.Time.AdjustTime(new(2026, 11, 23, 18, 30, 0, TimeSpan.Zero)); // the clock was wrong by an hour and more
        Call(rig, 200, 4);
        await SumAsync(rig);
        rig.Time.Advance(TimeSpan.FromHours(1));
        await SumAsync(rig);
        Assert.Equal([.. all[..2], "shopify POST graphql.json 200 18:00 9", all[3]], await HoursAsync(rig));
    }

    [Fact]
    public async Task Nothing_is_forgotten_before_it_is_summed()
    {
        await using var rig = await BooksRig.BeginAsync();
        Call(rig, 200, 6);
        await rig.Get<JournalCalls>().SinceAsync("shopify", DateTimeOffset.MinValue, Ct); // on record
        rig.Time.Advance(TimeSpan.FromDays(3));
        await rig.Get<Conversations.Settings.IHousekeeping>().TidyAsync(Ct);
        Assert.Empty(await rig.Get<JournalCalls>().SinceAsync("shopify", DateTimeOffset.MinValue, Ct));
        Assert.Equal(["shopify POST graphql.json 200 09:00 6"], await HoursAsync(rig));
    }

    [Theory]
    [InlineData("appwrite", "PUT row", 200, "appwrite-put.row-200-2026112309")]
    [InlineData("shopify", "POST graphql.json", 200, null)]
    [InlineData("shopify", "POST /admin/oauth/access_token", 200, null)]
    [InlineData("instagram", "GET /content_publishing_limit", 0, null)]
    public void An_id_tells_what_it_is_of_where_it_can(string api, string endpoint, int status, string? id)
    {
        var made = HourRow.Id(new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), api, endpoint, status, 1));
        output.WriteLine(made);
        if (id is not null) Assert.Equal(id, made);
    }

    [Fact]
    public void Ids_are_Appwrites_and_no_two_counts_share_one()
    {
        var random = new Random(Effort.Seed(output));
        const string signs = "aB9 ._/-{}";
        var counts = Enumerable.Range(0, Effort.Times(5_000, 50_000, 200_000)).Select(_ => new CallCount(
            new DateTimeOffset(2026, 11, 23, random.Next(24), 0, 0, TimeSpan.Zero), random.Next(2) == 0 ? "appwrite" : "abcdefghijklmnopqrstuvwxyz"[..random.Next(1, 27)],
            new([.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => signs[random.Next(signs.Length)])]), random.Next(3) * 100, 1)).ToList();
        Assert.All(counts, c => Assert.Matches(Id(), HourRow.Id(c)));
        // Endpoints that differ in case only are one to Appwrite's index; nobody has such.
        var shared = counts.Where(c => c.Api.Length <= 11).DistinctBy(c => (c.Hour, c.Api, c.Endpoint.ToLowerInvariant(), c.Status)).GroupBy(HourRow.Id).Where(g => g.Count() > 1).ToList();
        Assert.True(shared.Count == 0, string.Join("\n", shared.Select(g => $"{g.Key}: {string.Join(" | ", g)}")));
    }

    private static void Call(BooksRig rig, int status, int times)
    {
        for (var i = 0; i < times; i++) rig.Get<ICallRecord>().Record("shopify", "POST graphql.json", status, rig.Time.GetUtcNow());
    }

    private static Task SumAsync(BooksRig rig) => rig.Get<JournalCallHours>().SumAsync();

    /// <summary>As Appwrite has them.</summary>
    private static async Task<IReadOnlyList<string>> HoursAsync(BooksRig rig)
    {
        await rig.DrainedAsync(TimeSpan.FromMinutes(1));
        return [.. (await rig.Appwrite.Desk.RowsAsync("apiCalls")).Where(r => r["api"]!.GetValue<string>() == "shopify")
            .Select(r => $"{r["api"]} {r["endpoint"]} {r["status"]} {r["timestamp"]!.GetValue<string>()[11..16]} {r["count"]}").Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$")]
    private static partial Regex Id();
}
