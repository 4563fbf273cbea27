using Bot.Telegram;
using Conversations.Chat;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Telegram;

public sealed class PaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_burst_goes_at_once_and_then_one_a_second()
    {
        var pace = new Pace(_time);
        Assert.Equal(5, await AtOnceAsync(pace, new(1), 8));
        await SecondsAsync(1);
        Assert.Equal(1, Passed);
        await SecondsAsync(2);
        Assert.Equal(3, Passed);
    }

    [Fact]
    public async Task A_group_gets_twenty_a_minute()
    {
        var pace = new Pace(_time);
        Assert.Equal(5, await AtOnceAsync(pace, new(-100), 40));
        await SecondsAsync(60);
        Assert.InRange(Passed + 5, 20, 25);
    }

    [Fact]
    public async Task Chats_do_not_wait_for_each_other_but_all_share_one_limit()
    {
        var pace = new Pace(_time);
        var started = 0;
        for (var chat = 1; chat <= 12; chat++) started += await AtOnceAsync(pace, new(chat), 5);
        Assert.InRange(started, 25, 27); // 60 were wanted
    }

    [Fact]
    public async Task U5_after_a_named_time_nothing_goes_into_that_chat_before_it()
    {
        var pace = new Pace(_time);
        Assert.Equal(1, await AtOnceAsync(pace, new(1), 1));
        pace.HoldBack(new(1), TimeSpan.FromSeconds(30));
        Assert.Equal(1, await AtOnceAsync(pace, new(2), 1));
        Assert.Equal(0, await AtOnceAsync(pace, new(1), 1));
        await SecondsAsync(29);
        Assert.Equal(0, Passed);
        await SecondsAsync(2);
        Assert.Equal(1, Passed);
    }

    private readonly List<Task> _waiting = [];

    private int Passed => _waiting.Count(t => t.IsCompleted);

    private async Task<int> AtOnceAsync(Pace pace, ChatId chat, int count)
    {
        var tasks = Enumerable.Range(0, count).Select(_ => pace.WaitAsync(chat, TestContext.Current.CancellationToken)).ToList();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var passed = tasks.Count(t => t.IsCompleted);
        _waiting.Clear();
        _waiting.AddRange(tasks.Where(t => !t.IsCompleted));
        return passed;
    }

    private async Task SecondsAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }
}
