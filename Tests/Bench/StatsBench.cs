using System.Globalization;
using Bot;
using Bot.Journal;
using Conversations.Insights;
using Conversations.Insights.Stats;
using Conversations.Posts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Bench;

/// <summary>
/// What <c>/stats</c> and <c>/queue</c> take from a cold start, with 10,000 posts and more and more orders, while every call to Appwrite takes 10 ms. Orders
/// are spread over the last 1,000 days; the journal has the totals of all of those days, rows of the last 400 and their bodies of the last 100. Appwrite's
/// own rows are not made: whoever reads one shows in the calls.
/// </summary>
internal static class StatsBench
{
    private const int Posts = 10_000, Days = 1_000, RowsKept = 400, BodiesKept = 100, Reads = 300;

    private static readonly Uri Picture = new("https://pictures.example/fine.jpg");

    public static async Task<int> RunAsync()
    {
        var full = Directory.CreateTempSubdirectory("bot-bench-");
        Console.WriteLine($"Writing {Posts} posts into the journal, one an hour …");
        await FullJournal.WriteAsync(full.FullName, [], Posts, Picture, PostStage.Published, TimeProvider.System.GetUtcNow());
        foreach (var orders in (int[])[10_000, 100_000, 1_000_000])
        {
            var folder = Copy(full);
            var (rows, bodies) = await SellAsync(folder.FullName, orders);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{orders:N0} orders in {Days:N0} days: in the journal {rows:N0} rows, {bodies:N0} of them whole, {new FileInfo(Path.Combine(folder.FullName, "journal.db")).Length >> 20} MB"));
            foreach (var (command, answer) in ((string, string)[])[("/stats", "Last 7 days"), ("/stats 90", "Last 90 days"), ("/queue", "queue is empty")])
            {
                var own = Copy(folder); // a journal that has seen an update answers no second one of its number
                await ColdAsync(own.FullName, command, answer);
                own.Delete(recursive: true);
            }
            await LocalAsync(folder.FullName);
            folder.Delete(recursive: true);
        }
        full.Delete(recursive: true);
        return 0;
    }

    private static DirectoryInfo Copy(DirectoryInfo folder)
    {
        var copy = Directory.CreateTempSubdirectory("bot-bench-");
        foreach (var file in folder.GetFiles()) file.CopyTo(Path.Combine(copy.FullName, file.Name));
        return copy;
    }

    /// <summary>A new process, the first thing that it is asked.</summary>
    private static async Task ColdAsync(string folder, string command, string answer)
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Support.Desk(sandbox.Addresses["desk"]);
        await desk.FaultAsync("appwrite", "Delay", times: 0, delayMs: 10);
        var start = TimeProvider.System.GetTimestamp();
        await using var bot = BotProcess.Start(BotSettings.For(sandbox, folder));
        await Support.Desk.UntilAsync(() => Task.FromResult(sandbox.Telegram.IsPolled ? "polled" : null), "the first poll", 60);
        var ready = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        var (before, rows) = ((await desk.RequestsAsync("appwrite")).Count, await RowsAsync(desk));
        var said = TimeProvider.System.GetTimestamp();
        await desk.SayAsync(command);
        await desk.SeesAsync(answer, seconds: 60);
        var took = TimeProvider.System.GetElapsedTime(said).TotalMilliseconds;
        var (calls, touched) = ((await desk.RequestsAsync("appwrite")).Count - before, await RowsAsync(desk) - rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {command,-10} first answer of a new process {took,6:0} ms (goal 1000); start to first poll {ready:0} ms; calls to Appwrite {calls}, rows {touched}"));
    }

    private static async Task LocalAsync(string folder)
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(BotSettings.For(sandbox, folder).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        using var host = BotHost.Build(settings);
        var (numbers, queue) = (host.Services.GetRequiredService<ShopNumbers>(), host.Services.GetRequiredService<QueueCard>());
        foreach (var days in StatsCard.Lengths) Console.WriteLine(await TimedAsync($"  local reads of {days} days (goal 2)", () => numbers.LastAsync(days, CancellationToken.None)));
        Console.WriteLine(await TimedAsync("  local reads of the queue (goal 2)", () => queue.PageAsync(0, CancellationToken.None)));
    }

    private static async Task<Figures> TimedAsync<T>(string name, Func<Task<T>> work)
    {
        var figures = new Figures(name);
        for (var i = 0; i < 20; i++) await work(); // what the JIT takes is in the cold start
        for (var i = 0; i < Reads; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await work();
            figures.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }
        return figures;
    }

    private static async Task<long> RowsAsync(Support.Desk desk)
    {
        var bill = await desk.GetAsync("appwrite/bill");
        return bill["reads"]!.GetValue<long>() + bill["writes"]!.GetValue<long>();
    }

    /// <summary>As years of orders leave the journal.</summary>
    private static async Task<(long Rows, long Bodies)> SellAsync(string folder, int orders)
    {
        using var journal = new JournalFile(Options.Create(new JournalOptions { DataDir = folder }), TimeProvider.System);
        var (today, perDay) = (DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date), orders / Days);
        for (var day = 0; day < Days; day++)
        {
            var (date, at) = (today.AddDays(-day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow().AddDays(-day).ToUnixTimeMilliseconds());
            var (kept, whole, first) = (day is < RowsKept, day is < BodiesKept, day * perDay);
            await journal.WriteAsync(j =>
            {
                j.Execute("INSERT INTO order_days VALUES ($1, 'EUR', $2, $3, $4, $5)", date, perDay, perDay * 3_280L, perDay / 10, perDay / 10 * 3_280L);
                return kept ? j.Execute("""
                    WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $1 + $2 - 1)
                    INSERT INTO orders (id, name, created_at, updated_at, day, currency, counts, revenue, from_post, to_ship, unpaid, announced, body)
                    SELECT 6100000000000 + i, iif($5, 1000 + i, NULL), $4, $4, $3, 'EUR', 1, 3280, i % 10 = 0, $5 AND i < $1 + 3 AND $6, 0, 1,
                      iif($5, printf('{"Id":"%d","Name":"#%d","CreatedAt":"2026-11-23T08:00:00+00:00","UpdatedAt":"2026-11-23T08:00:00+00:00","Currency":"EUR","Total":3280,"CurrentTotal":3280,"Payment":"paid","Lines":[{"Id":"1","Title":"Linen tote, sand","Quantity":1,"Price":3280}],"Pieces":1}', 6100000000000 + i, 1000 + i), NULL)
                    FROM n
                    """, first, perDay, date, at, whole ? 1 : 0, day < 2 ? 1 : 0) : 0;
            });
        }
        await journal.WriteAsync(j => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('read-until:shopify', $1)",
            TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        return journal.Read(j => (j.Scalar("SELECT count(*) FROM orders"), j.Scalar("SELECT count(*) FROM orders WHERE body IS NOT NULL")));
    }
}
