using System.Text.Json;
using Bot.Health;
using Bot.Journal;
using Conversations.Chat;
using Conversations.Posts;
using Conversations.Shop;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tests.Support;

namespace Tests.Reliability.Interleavings;

/// <summary>
/// Two people, an edit, a hold and two copies of the publisher go for the same draft, and whose next step it is before
/// each touch of the journal is drawn at random.
/// </summary>
public sealed class InterleavingTests(ITestOutputHelper output) : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Person Anna = new() { Id = new(111), Name = "Anna", Role = Role.Owner };
    private static readonly Person Ben = new() { Id = new(222), Name = "Ben", Role = Role.Approver };

    // Memory where there is some: what is asked here is order, not what a power cut leaves.
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"bot-turns-{Guid.NewGuid():N}")).FullName;

    [Fact]
    public async Task R2_whatever_the_order_each_version_gets_one_decision_and_at_most_one_post_goes_out()
    {
        var seed = Effort.Seed(output);
        var runs = Effort.Times(quick: 300, ci: 20_000, night: 100_000);
        var time = new FakeTimeProvider(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        using var journal = new JournalFile(Options.Create(new JournalOptions { DataDir = _folder }), time);
        var posts = new JournalPosts(journal, new OutboxBell(), new Device(), time);
        var (live, winners) = (0, new SortedDictionary<string, int>());
        for (var run = 0; run < runs; run++)
        {
            // Every other draft goes to two platforms at once.
            Platform[] wanted = run % 2 == 0 ? [Platform.Instagram, Platform.Facebook] : [Platform.Instagram];
            var draft = await posts.CreateAsync(Draft(time) with { Platforms = wanted }, $"run:{run}", Ct);
            using var turns = new Turns(new Random(HashCode.Combine(seed, run)));
            var platforms = wanted.Select(p => new TurnPlatform(turns, p)).ToList();
            using var house = new Race(new TurnStore(posts, turns), platforms, time, draft, turns);
            turns.Run(house.Actors);
            turns.Run(house.SettleAsync);

            var decisions = journal.Read(j => j.Rows(r => JsonSerializer.Deserialize(r.GetString(0), JournalJson.Default.Decision)!,
                "SELECT body FROM decisions WHERE post = $1 ORDER BY number", draft.Id.Value));
            var story = $"SEED={seed}, run {run}\n{string.Join("\n", decisions.Select(d => $"{d.Step} of version {d.Revision} by {d.Name}"))}\n{string.Join("\n", house.Said)}";
            Assert.True(decisions.DistinctBy(d => d.Revision).Count() == decisions.Count, $"R2: a version was decided twice. {story}");
            Assert.True(decisions.Count(d => d.Revision == draft.Revision) == 1, $"R2: not exactly one decision. {story}");
            Assert.True(house.Said.Count(s => s.EndsWith(": done", StringComparison.Ordinal)) == decisions.Count, $"R1: somebody was told what is not on record. {story}");
            Assert.True(platforms.All(p => p.Live.Count <= 1), $"P1: {string.Join(" and ", platforms.Select(p => p.Live.Count))} posts are out. {story}");
            var claims = journal.Read(j => j.Scalar("SELECT count(*) FROM publications WHERE post = $1", draft.Id.Value));
            Assert.True(claims <= wanted.Length, $"P1: {claims} claims. {story}");
            var now = (await posts.FindAsync(draft.Id, Ct))!;
            var sent = platforms.SelectMany(p => p.Live).ToList();
            Assert.True(sent.Count == (now.Stage == PostStage.Published ? wanted.Length : 0), $"P2: {now.Stage}, and {sent.Count} posts are out. {story}");
            Assert.True(sent.All(t => t.EndsWith($":{now.Content!.Text}", StringComparison.Ordinal)) && (sent.Count == 0 || now.Approval?.Hash == now.Content!.Hash()), $"P6: “{sent.FirstOrDefault()}” was never approved. {story}");
            live += sent.Count > 0 ? 1 : 0;
            var winner = $"{decisions[0].Step} by {decisions[0].Name}";
            winners[winner] = winners.GetValueOrDefault(winner) + 1;
        }
        output.WriteLine($"{runs} orders, {live} went live, SEED={seed}: {string.Join(", ", winners.Select(w => $"{w.Value} × {w.Key}"))}");
        Assert.Equal(4, winners.Count); // each of them wins now and then, or the orders are not what they should be
        Assert.InRange(live, 1, runs - 1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Post Draft(FakeTimeProvider time) => new()
    {
        Id = default, Revision = 2, Stage = PostStage.InReview, Chat = new(111), CreatedAt = time.GetUtcNow(), Platforms = [Platform.Instagram],
        Product = new()
        {
            Id = "gid://shopify/Product/1", Handle = "linen-tote", Title = "Linen tote", Description = "", Visibility = ProductVisibility.Visible,
            Price = new(34, "EUR"), HighestPrice = new(34, "EUR"), ForSale = true, Stock = 12,
            Picture = new("https://cdn.shopify.com/tote.jpg"), Page = new("https://acme.myshopify.com/products/linen-tote"),
        },
        Score = new(0.97, true, []),
        Content = new() { Text = "Market mornings.", AltText = "A bag", Picture = new("https://cdn.shopify.com/tote.jpg"), PictureHash = OneProcess.PictureHash },
    };

    private sealed class Device : IDeviceId
    {
        public string Value => "turns";
    }

    /// <summary>Who acts, and what each was told.</summary>
    private sealed class Race(TurnStore posts, IReadOnlyList<TurnPlatform> platforms, TimeProvider time, Post draft, Turns turns) : IDisposable
    {
        private readonly OneProcess _one = new(posts, platforms, time);
        private readonly OneProcess _other = new(posts, platforms, time);
        private readonly long _update = draft.Id.Value * 10;

        public List<string> Said { get; } = [];

        public IEnumerable<Func<Task>> Actors =>
        [
            () => DecideAsync(_one, PostStep.Approve, 0, Anna, 1, atOnce: true),
            () => DecideAsync(_one, PostStep.Approve, 0, Ben, 2),
            () => DecideAsync(_other, PostStep.Reject, 0, Ben, 3),
            () => DecideAsync(_one, PostStep.Hold, 1, Ben, 4),
            EditAsync,
            () => PublishAsync(_one),
            () => PublishAsync(_other),
        ];

        public void Dispose()
        {
            _one.Dispose();
            _other.Dispose();
        }

        /// <summary>What is still on its way gets the time to arrive.</summary>
        public Task SettleAsync() => PublishAsync(_one);

        private async Task DecideAsync(OneProcess process, PostStep step, int ahead, Person by, int update, bool atOnce = false)
        {
            await turns.NextAsync();
            var outcome = await process.Review.DecideAsync(step, draft.Id, draft.Revision + ahead, by, _update + update, Ct, atOnce);
            Said.Add($"{step} by {by.Name}: {(outcome is ReviewOutcome.Done ? "done" : outcome.GetType().Name)}");
        }

        private async Task EditAsync()
        {
            await turns.NextAsync();
            var done = await posts.FindAsync(draft.Id, Ct) is { } post && await _one.Edit.ReplaceTextAsync(post, draft.Revision, "Another text.", Anna, _update + 5, Ct);
            Said.Add($"Edit by Anna: {(done ? "done" : "changed")}");
        }

        /// <summary>As the publisher's loop does, only more often.</summary>
        private async Task PublishAsync(OneProcess process)
        {
            for (var i = 0; i < 6; i++)
            {
                await turns.NextAsync();
                await process.Publish.AdvanceAsync(draft.Id, Ct);
            }
        }
    }
}
