using Bot.Gemini;
using Bot.Health;
using Bot.Journal;
using Bot.Redis;
using Conversations.Costs;
using Conversations.Posts;
using Conversations.Posts.Writing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tests.Support;

namespace Tests.Costs;

public sealed class BudgetTests(ITestOutputHelper output) : IDisposable
{
    private const long Budget = 200_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-budget-");
    private readonly FakeTimeProvider _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// Up to three drafts at once, their answers in any order, each of the ways in which a call can end, and power cuts while calls are under
    /// way. The judge is the vendor's own bill.
    /// </summary>
    [Fact]
    public async Task V6_no_order_of_drafts_answers_and_power_cuts_makes_one_call_too_many()
    {
        var seed = Effort.Seed(output);
        var (calls, cuts, highest) = (0, 0, 0L);
        for (var round = 0; round < Effort.Times(1, 40, 600); round++)
        {
            var random = new Random(seed + round);
            var vendor = new BilledModel(random);
            using var folder = new Folder();
            var process = Start(vendor, folder.Path);
            using (var cut = new Power())
            {
                var drafts = new List<Task>();
                for (var step = 0; step < 120; step++)
                {
                    switch (random.Next(8))
                    {
                        case 0 when vendor.Held > 0:
                            cuts++;
                            await cut.OffAsync(drafts);
                            drafts.Clear();
                            await process.DisposeAsync();
                            process = Start(vendor, folder.Path);
                            break;
                        case < 4 when drafts.Count(d => !d.IsCompleted) is < 3 and var open:
                            drafts.AddRange(Enumerable.Range(0, random.Next(1, 4 - open)).Select(_ => DraftAsync(process, random.Next(3), cut.Token)));
                            break;
                        default:
                            vendor.Answer();
                            break;
                    }
                    _time.Advance(TimeSpan.FromMilliseconds(400));
                    await Task.Delay(1, Ct);
                    Assert.True(vendor.Nanos <= Budget * 1_000, $"round {round}, step {step}: {vendor.Nanos / 1_000.0} micro-dollars billed of {Budget}");
                }
                await cut.OffAsync(drafts);
            }
            var spent = await process.GetRequiredService<ISpendingStore>().MonthAsync(UtcMonth.Of(_time.GetUtcNow()), Ct);
            await process.DisposeAsync();
            Assert.True(vendor.Nanos <= spent.All * 1_000, $"round {round}: {vendor.Nanos} billed, {spent} on record");
            Assert.True(spent.All <= Budget);
            (calls, highest) = (calls + vendor.Calls, Math.Max(highest, vendor.Nanos / 1_000));
        }
        output.WriteLine($"{calls} calls, {cuts} power cuts; the dearest month cost {highest} of {Budget} micro-dollars");
        Assert.True(highest > Budget / 2, "The budget was never under pressure.");
    }

    [Fact]
    public async Task V6_a_call_that_does_not_fit_is_not_made_and_one_that_may_have_been_made_counts()
    {
        var vendor = new BilledModel(new(1));
        await using var process = Start(vendor, _folder.FullName, budget: "0.01");
        var refused = await Assert.ThrowsAsync<BudgetUsedException>(() => AskAsync(process, new(new PostId(1)), Ct));
        Assert.Equal((10_000, "2026-11"), (refused.Budget, $"{refused.Month}"));
        Assert.Equal(0, vendor.Calls);
        Assert.True(await process.GetRequiredService<Spending>().IsUsedUpAsync(Ct));
        _time.Advance(TimeSpan.FromDays(8)); // December
        Assert.False(await process.GetRequiredService<Spending>().IsUsedUpAsync(Ct));
    }

    [Fact]
    public async Task A_month_begins_with_nothing_spent_and_a_clock_set_back_finds_what_was()
    {
        var vendor = new BilledModel(new(1));
        await using var process = Start(vendor, _folder.FullName);
        var store = process.GetRequiredService<ISpendingStore>();
        var (november, december) = (new UtcMonth(2026, 11), new UtcMonth(2026, 12));
        Assert.NotNull(await store.ReserveAsync(Row(november, 150), 200, Ct));
        Assert.NotNull(await store.ReserveAsync(Row(december, 150), 200, Ct));
        Assert.Null(await store.ReserveAsync(Row(december, 51), 200, Ct));
        Assert.Null(await store.ReserveAsync(Row(november, 1), 200, Ct)); // December's clock came first
        Assert.NotNull(await store.ReserveAsync(Row(december, 50), 200, Ct));
    }

    [Fact]
    public async Task O5_a_journal_of_before_opens_and_keeps_its_posts()
    {
        await using (var process = Start(new BilledModel(new(1)), _folder.FullName))
        {
            await process.GetRequiredService<JournalFile>().WriteAsync(j =>
            {
                // As the release before left it.
                j.Script("DROP INDEX posts_by_opening; DROP TABLE spending; DROP TABLE cloud_rows; DROP TABLE batches; DROP TABLE ahead; PRAGMA user_version = 4");
                return j.Execute("INSERT INTO inbox (update_id, body, received_at) VALUES (77, NULL, 1)");
            });
        }
        await using var next = Start(new BilledModel(new(1)), _folder.FullName);
        var store = next.GetRequiredService<ISpendingStore>();
        Assert.Equal(1, next.GetRequiredService<JournalFile>().Read(j => j.Scalar("SELECT count(*) FROM inbox WHERE update_id = 77")));
        Assert.Equal(0, (await store.MonthAsync(new(2026, 11), Ct)).All);
        Assert.NotNull(await store.ReserveAsync(Row(new(2026, 11), 1), 1, Ct));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Reservation Row(UtcMonth month, long micros) => new(month, _time.GetUtcNow(), "gemini-3.5-flash-lite", new(new PostId(1)), micros);

    private static async Task DraftAsync(ServiceProvider process, int rewrite, CancellationToken ct)
    {
        try
        {
            await AskAsync(process, new(new PostId(1), rewrite), ct);
        }
        catch (Exception e) when (e is ModelTroubleException or OperationCanceledException)
        {
            // What the bot makes of it is not what is judged here.
        }
    }

    private static Task<ChatResponse> AskAsync(ServiceProvider process, CallPurpose purpose, CancellationToken ct) =>
        process.GetRequiredService<IChatClient>().GetResponseAsync("Write about bread.", purpose.On(new() { MaxOutputTokens = 4_096 }), ct);

    private ServiceProvider Start(BilledModel vendor, string folder, string budget = "0.20")
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GEMINI_API_KEY"] = "AQ.key", ["DATA_DIR"] = folder,
        }).Build());
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(new CostSettings(Bot.Settings.BudgetOptions.Read(budget)!.Value, BooksPlan.Free));
        services.AddSingleton<Spending>();
        services.AddHealth().AddJournal().AddRedis().AddGemini();
        services.AddSingleton<ICallRecord>(new Vendors.MemoryCalls());
        services.AddHttpClient(GeminiClient.Name).ConfigurePrimaryHttpMessageHandler(() => new Line(vendor));
        return services.BuildServiceProvider();
    }

    /// <summary>The vendor outlives the processes that call it.</summary>
    private sealed class Line(BilledModel vendor) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => vendor.WorkAsync(request, cancellationToken);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-budget-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }

    /// <summary>What keeps a process alive.</summary>
    private sealed class Power : IDisposable
    {
        private CancellationTokenSource _on = new();

        public CancellationToken Token => _on.Token;

        public async Task OffAsync(IEnumerable<Task> drafts)
        {
            await _on.CancelAsync();
            await Task.WhenAll(drafts);
            _on.Dispose();
            _on = new();
        }

        public void Dispose() => _on.Dispose();
    }
}
