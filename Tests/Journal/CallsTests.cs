using Bot.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Journal;

public sealed class CallsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-calls-");

    [Fact]
    public async Task A_call_whose_commit_is_under_way_counts_in_its_rate_window()
    {
        var time = new FakeTimeProvider(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        using var journal = new JournalFile(Options.Create(new JournalOptions { DataDir = _folder.FullName }), time);
        using var calls = new JournalCalls(journal, time, NullLogger<JournalCalls>.Instance);
        using var card = new ManualResetEventSlim();
        var slow = journal.WriteAsync(_ => card.Wait(TimeSpan.FromSeconds(30)));
        calls.Record("instagram", "media_publish", 200, time.GetUtcNow());

        var first = Since(); // takes the call on its way to the card
        var second = Since();
        card.Set();

        Assert.True(await slow);
        Assert.Single(await first);
        Assert.Single(await second);

        Task<IReadOnlyList<DateTimeOffset>> Since() =>
            calls.SinceAsync("instagram", time.GetUtcNow().AddHours(-1), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
