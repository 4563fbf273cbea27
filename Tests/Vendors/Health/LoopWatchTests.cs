using Bot.Health;
using Bot.Journal;
using Conversations;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Vendors.Health;

/// <summary>The watch over the loops, and what <c>health</c> reads of it, on one fake clock.</summary>
public sealed class LoopWatchTests : IDisposable
{
    private static readonly TimeSpan Look = LoopWatch.Interval;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-health-");
    private readonly ResetTime _time = new();
    private readonly ApplicationLifetime _program = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly LoopWatch _watch;

    public LoopWatchTests() =>
        _watch = new(Options.Create(new JournalOptions { DataDir = _folder.FullName }), _program, _time, NullLogger<LoopWatch>.Instance);

    [Fact]
    public void O2_loops_that_try_are_healthy_for_a_day()
    {
        for (var i = 0; i < TimeSpan.FromDays(1) / Look; i++)
        {
            AllTry();
            Pass(Look);
            Assert.True(Verdict().IsHealthy, Verdict().Sentence);
        }
        Assert.False(HasEnded);
    }

    [Theory]
    [InlineData(WatchedLoop.Polling, "polling Telegram has not been tried for")]
    [InlineData(WatchedLoop.Publishing, "publishing has not been tried for")]
    [InlineData(WatchedLoop.Schedule, "the timetable has not been tried for")]
    public void O2_a_loop_that_has_not_tried_for_ten_minutes_is_not_healthy_and_ends_the_process(WatchedLoop hung, string sentence)
    {
        AllTry();
        foreach (var _ in Enumerable.Range(0, 20))
        {
            foreach (var loop in Enum.GetValues<WatchedLoop>().Where(l => l != hung)) _watch.Tries(loop);
            Pass(Look);
            Assert.False(HasEnded);
            Assert.True(Verdict().IsHealthy, Verdict().Sentence);
        }
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(sentence, Verdict().Sentence, StringComparison.Ordinal);
        Assert.False(Verdict().IsHealthy);
        Pass(Look);
        Pass(Look);
        Assert.True(HasEnded);
        Assert.Equal(hung, _watch.Hung);
    }

    [Fact]
    public void O2_a_pause_that_Telegram_asked_for_is_no_hanging()
    {
        AllTry();
        _watch.Tries(WatchedLoop.Polling, TimeSpan.FromHours(1));
        for (var i = 0; i < TimeSpan.FromMinutes(69) / Look; i++)
        {
            _watch.Tries(WatchedLoop.Publishing);
            _watch.Tries(WatchedLoop.Schedule);
            Pass(Look);
            Assert.True(Verdict().IsHealthy, Verdict().Sentence);
        }
        Assert.False(HasEnded);
        for (var i = 0; i < 4; i++) Pass(Look);
        Assert.True(HasEnded);
    }

    [Fact]
    public void O2_a_loop_that_gave_up_is_not_healthy_and_starting_again_is_not_tried()
    {
        AllTry();
        Pass(Look);
        _watch.GaveUp(WatchedLoop.Polling);
        Assert.Contains("polling Telegram has stopped", Verdict().Sentence, StringComparison.Ordinal);
        for (var i = 0; i < 60; i++)
        {
            _watch.Tries(WatchedLoop.Publishing);
            _watch.Tries(WatchedLoop.Schedule);
            Pass(Look);
        }
        Assert.False(HasEnded);
        Assert.False(Verdict().IsHealthy);
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public void S4_setting_the_time_of_day_makes_nobody_ill(int days)
    {
        AllTry();
        Pass(Look);
        _time.SetBy = TimeSpan.FromDays(days);
        Pass(Look);
        Assert.True(Verdict().IsHealthy, Verdict().Sentence);
        Assert.False(HasEnded);
    }

    [Fact]
    public void O2_a_machine_that_slept_ends_nothing()
    {
        AllTry();
        Pass(Look);
        Pass(TimeSpan.FromHours(8)); // one look after a long night, before the loops have had their turn
        Assert.False(HasEnded);
    }

    [Fact]
    public void O2_without_a_sign_of_life_it_is_not_healthy()
    {
        Assert.Contains("no heartbeat", Verdict().Sentence, StringComparison.Ordinal);
        AllTry();
        Pass(Look);
        Assert.True(Verdict().IsHealthy);
        Assert.Contains("since this machine was started", HealthVerdict.On(HeartbeatFile.Read(_folder.FullName), "another start", _time).Sentence, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(11)); // killed: nobody looks any more
        Assert.Contains("no sign of life for 11 minutes", Verdict().Sentence, StringComparison.Ordinal);
        _watch.Dispose();
        Assert.Contains("no heartbeat", Verdict().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void O2_a_heartbeat_that_was_caught_in_the_middle_of_a_write_is_not_believed()
    {
        AllTry();
        Pass(Look);
        var file = Path.Combine(_folder.FullName, "heartbeat");
        var bytes = File.ReadAllBytes(file);
        bytes[10] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.False(Verdict().IsHealthy);
    }

    [Fact]
    public void O6_a_day_of_heartbeats_is_few_writes()
    {
        var notes = new HashSet<long>();
        for (var i = 0; i < TimeSpan.FromDays(1) / Look; i++)
        {
            AllTry();
            Pass(Look);
            notes.Add(HeartbeatFile.Read(_folder.FullName)!.At);
        }
        Assert.InRange(notes.Count, 1, 500);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Delete(recursive: true);
    }

    private bool HasEnded => _program.ApplicationStopping.IsCancellationRequested;

    private void AllTry()
    {
        foreach (var loop in Enum.GetValues<WatchedLoop>()) _watch.Tries(loop);
    }

    private void Pass(TimeSpan span)
    {
        _time.Advance(span);
        _watch.Look();
    }

    /// <summary>A time of day that somebody sets, beside a monotonic clock that nobody can.</summary>
    private sealed class ResetTime : FakeTimeProvider
    {
        public TimeSpan SetBy { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + SetBy;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }

    private HealthVerdict Verdict() => HealthVerdict.On(HeartbeatFile.Read(_folder.FullName), MachineBoot.Id, _time);
}
