using Coravel.Scheduling.Schedule;
using Coravel.Scheduling.Schedule.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Cli.Clock;

/// <summary>The timetable's beat by the program's own clock: Coravel's timer knows only the machine's.</summary>
internal sealed class MinuteBeat(IScheduler scheduler, TimeProvider time) : BackgroundService
{
    private Task _running = Task.CompletedTask;

    /// <summary>No job of the timetable is at work.</summary>
    public bool IsIdle => Volatile.Read(ref _running).IsCompleted;

    /// <summary>Takes the place of Coravel's timer.</summary>
    public static void TakeOver(IServiceCollection services)
    {
        foreach (var timer in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(Scheduler).Assembly).ToList())
            services.Remove(timer);
        services.AddSingleton<MinuteBeat>().AddHostedService(s => s.GetRequiredService<MinuteBeat>());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var minute = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero).AddMinutes(1);
            // In whole milliseconds, as delays are: what is less would be no delay at all.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling((minute - now).TotalMilliseconds)), time, stoppingToken);
            // What still runs from the minute before is left alone: each job prevents its own overlapping.
            Volatile.Write(ref _running, Task.WhenAll(_running, ((Scheduler)scheduler).RunAtAsync(minute.UtcDateTime)));
        }
    }
}
