using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Cli.Clock;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Scheduling;
using Tests.Support;

namespace Tests.Journeys.Week;

/// <summary>Days of a shop on three platforms with the timetable at work: drafts come by themselves, and the owner answers when the test says so.</summary>
internal sealed class ShopDays : IAsyncDisposable
{
    /// <summary>Ten to nine on a Monday in Berlin, where no clock changes that week.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 8, 50, 0, TimeSpan.FromHours(1));

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromSeconds(15);
    private static readonly string[] Slots = ["12:30", "17:30", "20:30"];

    private readonly World _world;
    private readonly Audience _audience;
    private bool _polledAnew;

    private ShopDays(World world)
    {
        _world = world;
        _audience = new(world);
        Transcript = new(world, Berlin);
    }

    public World World => _world;

    public Desk Desk => _world.Desk;

    public Transcript Transcript { get; }

    /// <summary>Shop time.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(_world.Time.GetUtcNow(), Berlin);

    public static async Task<ShopDays> BeginAsync()
    {
        var days = new ShopDays(await World.BeginAtAsync(Begin.ToUniversalTime(), MinuteBeat.TakeOver,
            (BotSettings.Platforms, "facebook,tiktok"), ("GENERATE_AT", "0 9,14,19 * * *"), ("UNDO_WINDOW", "60s")));
        days._world.Services.UseTimetable();
        // Whatever else goes out is out before it: what the message about the inbox says of the others does not depend on who is quicker.
        await days.WishAsync("tiktok/timing", new() { ["processingSeconds"] = 25 });
        days.Transcript.Look();
        return days;
    }

    /// <summary>A moment as the cards write it: <c>Mon 23 Nov 12:30</c>.</summary>
    public static string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Berlin).ToString("ddd d MMM HH:mm", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Lets time pass until the shop's clock shows that, and some seconds; a time that is over is tomorrow's.</summary>
    public async Task UntilAsync(string clock)
    {
        var at = Now.Date + TimeOnly.Parse(clock, CultureInfo.InvariantCulture).ToTimeSpan();
        var end = new DateTimeOffset(at <= Now.DateTime ? at.AddDays(1) : at, Now.Offset);
        while (Now < end) await StepAsync(end);
        await SecondsAsync(10, step: 5); // what falls due at that minute is over before anybody taps
        Transcript.Look();
    }

    /// <summary>Lets what has just begun come to its end, as long as that takes no more than some seconds.</summary>
    public async Task RestAsync()
    {
        await SecondsAsync(10);
        Transcript.Look();
    }

    /// <summary>Looks on for two minutes: an undo window ends meanwhile, a post goes out.</summary>
    public async Task WatchAsync()
    {
        await SecondsAsync(120, step: 2);
        Transcript.Look();
    }

    /// <summary>Presses the newest such button, and waits for what comes of it.</summary>
    public async Task TapAsync(string label)
    {
        await UntilAsync(async () => await Desk.ButtonAsync(label) is not null);
        var callback = await Desk.PressAsync(label);
        await UntilAsync(async () => await Desk.ToastAsync(callback) is not null);
        await RestAsync();
    }

    public async Task SayAsync(string text)
    {
        var before = _world.Sandbox.Telegram.Events.Last + 1;
        await Desk.SayAsync(text);
        await UntilAsync(() => Task.FromResult(_world.Sandbox.Telegram.Events.Since(before).Any(e => e.Kind is "message" or "edit")));
        await RestAsync();
    }

    /// <summary>The power is off for some minutes.</summary>
    public async Task OffAsync(int minutes)
    {
        await _world.StopAsync();
        Transcript.Remark($"the power is off for {minutes} minutes");
        _world.Time.Advance(TimeSpan.FromMinutes(minutes));
        await OnAsync();
    }

    /// <summary>Puts something into the settings and starts the bot anew.</summary>
    public async Task RestartAsync(string name, string value)
    {
        await _world.StopAsync();
        _world.Write(name, value);
        Transcript.Remark($"Robin puts a new {name} into the settings and starts the bot again");
        await OnAsync();
    }

    public Task WishAsync(string path, JsonObject wish) => Desk.PostAsync(path, wish);

    /// <summary>The newest card that waits for a decision.</summary>
    public async Task<ShownMessage> WaitingAsync() =>
        (await Desk.ChatAsync()).Last(m => m.Buttons.Any(b => b.Label == PostTexts.Approve));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task OnAsync()
    {
        await _world.StartAsync();
        _world.Services.UseTimetable();
        await RestAsync();
    }

    /// <summary>
    /// To the next half minute: longer than Telegram holds a poll (25 s), and shorter than the bot waits for its answer (40 s). Only when the poll
    /// is as old as the step: else both could end in one, and the bot would take Telegram for dead.
    /// </summary>
    private async Task StepAsync(DateTimeOffset end)
    {
        if (Slots.Contains(Now.ToString("HH:mm", CultureInfo.InvariantCulture)))
        {
            await SecondsAsync(1); // posts go out
        }
        else if ((await _world.Services.GetRequiredService<IPostStore>().ListAsync([PostStage.Publishing], CancellationToken.None)).Count > 0)
        {
            var step = 5 - (int)(Now.TimeOfDay.TotalSeconds % 5);
            await SecondsAsync(step, step); // one of them is tried again and again, or waits
        }
        else
        {
            var quarter = new DateTimeOffset(Now.Ticks - Now.Ticks % Quarter.Ticks, Now.Offset);
            var minute = new DateTimeOffset(Now.Ticks - Now.Ticks % TimeSpan.TicksPerMinute, Now.Offset).AddMinutes(1);
            var next = new[] { quarter + (_polledAnew ? 2 : 1) * Quarter, minute, end }.Min();
            var answered = _world.Sandbox.Requests.Last;
            _world.Time.Advance(next - Now);
            _polledAnew = await SettleAsync(answered);
        }
        await _audience.LookAsync(Now);
        if (Now.Minute % Transcript.Grid == Transcript.Grid - 1 && Now.Second >= 30) Transcript.Look();
    }

    /// <returns>Whether the bot has polled anew.</returns>
    private async Task<bool> SettleAsync(long answered)
    {
        var beat = _world.Services.GetRequiredService<MinuteBeat>();
        var (sandbox, polled) = (_world.Sandbox, false);
        // A job that takes long waits for the clock.
        for (var looks = 0; looks < 4 || !beat.IsIdle || !_world.IsQuiet; looks++)
        {
            await Task.Delay(1);
            polled = sandbox.Requests.Last > answered && sandbox.Telegram.IsPolled;
            if (polled && beat.IsIdle && _world.IsQuiet) break;
            if (looks % 100 < 99) continue;
            await _world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        }
        return polled;
    }

    /// <summary>What comes of a tap comes without the clock, unless the bot wants to wait for it.</summary>
    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var looks = 1; !await holds(); looks++)
        {
            Assert.True(looks < 20_000, "The bot does not answer.");
            await Task.Delay(2);
            if (looks % 100 == 0) await SecondsAsync(1);
        }
    }

    private async Task SecondsAsync(int seconds, int step = 1)
    {
        for (var passed = 0; passed < seconds; passed += step)
        {
            await StillAsync();
            await _world.PassAsync(step * Second, step * Second);
        }
        _polledAnew = false;
    }

    /// <summary>
    /// Waits as long as this process computes, or a moment where other tests compute in it as well: on a busy machine a second of the shop must not be
    /// over before the bot has had its share.
    /// </summary>
    private static async Task StillAsync()
    {
        for (var (still, ms) = (0, 0); still < 2 && ms < 30; ms++)
        {
            await Task.Delay(1);
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            still = all - free <= 1 && ThreadPool.PendingWorkItemCount == 0 ? still + 1 : 0;
        }
    }
}
