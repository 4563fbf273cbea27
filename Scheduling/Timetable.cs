using Conversations;
using Coravel;
using Coravel.Scheduling.Schedule.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scheduling.Costs;
using Scheduling.Insights;
using Scheduling.Logins;
using Scheduling.Posts;

namespace Scheduling;

/// <summary>
/// Every job and its hour. The scheduler only ticks: it keeps nothing over a restart and knows no zone, so what is due
/// is always read from the journal.
/// </summary>
public static partial class Timetable
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddScheduler();
        return services
            .AddTransient<WakePublisher>()
            .AddTransient<MendCards>()
            .AddTransient<DraftBySlot>()
            .AddTransient<WriteAhead>()
            .AddTransient<MoveOn>()
            .AddTransient<LookForRestock>()
            .AddTransient<ReadBack>()
            .AddTransient<CheckLogins>()
            .AddTransient<CheckSpending>()
            .AddTransient<ClearPictures>()
            .AddTransient<Tidy>()
            .AddHostedService<Publisher>();
    }

    /// <summary>Call once, after the host is built.</summary>
    public static void UseTimetable(this IServiceProvider services)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Timetable).FullName!);
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        services.UseScheduler(Schedule).OnError(e =>
        {
            // A job that the end of the program cuts short has not failed.
            if (e is not OperationCanceledException || !stopping.IsCancellationRequested) JobFailed(log, e);
        });
        services.GetRequiredService<ILoopWatch>().Tries(WatchedLoop.Schedule);
    }

    private static void Schedule(IScheduler schedule)
    {
        schedule.OnWorker("publishing").Schedule<WakePublisher>().EveryMinute().PreventOverlapping("publishing");
        schedule.OnWorker("cards").Schedule<MendCards>().EveryMinute().RunOnceAtStart().PreventOverlapping("cards");
        schedule.OnWorker("drafting").Schedule<DraftBySlot>().EveryMinute().PreventOverlapping("drafting");
        schedule.OnWorker("ahead").Schedule<WriteAhead>().EveryMinute().PreventOverlapping("ahead");
        schedule.OnWorker("unanswered").Schedule<MoveOn>().EveryMinute().PreventOverlapping("unanswered");
        schedule.OnWorker("restock").Schedule<LookForRestock>().EveryThirtyMinutes().PreventOverlapping("restock");
        schedule.OnWorker("metrics").Schedule<ReadBack>().EveryMinute().PreventOverlapping("metrics");
        schedule.OnWorker("logins").Schedule<CheckLogins>().EveryMinute().RunOnceAtStart().PreventOverlapping("logins");
        schedule.OnWorker("costs").Schedule<CheckSpending>().EveryMinute().PreventOverlapping("costs");
        schedule.OnWorker("house").Schedule<Tidy>().Hourly().PreventOverlapping("house");
        schedule.OnWorker("house").Schedule<ClearPictures>().DailyAtHour(3).PreventOverlapping("pictures");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A scheduled job failed")]
    private static partial void JobFailed(ILogger log, Exception e);
}
