using Conversations;
using Coravel;
using Coravel.Scheduling.Schedule.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scheduling.Books;
using Scheduling.Costs;
using Scheduling.Insights;
using Scheduling.Logins;
using Scheduling.Orders;
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
            .AddTransient<DailyDigest>()
            .AddTransient<CheckLogins>()
            .AddTransient<CheckSpending>()
            .AddTransient<CheckBooks>()
            .AddTransient<CloseDays>()
            .AddTransient<ClearPictures>()
            .AddTransient<SettleShippings>()
            .AddTransient<CheckWebhooks>()
            .AddTransient<Tidy>()
            .AddHostedService<RemoveAddresses>()
            .AddHostedService<FollowOrders>()
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
        schedule.OnWorker("digest").Schedule<DailyDigest>().EveryMinute().PreventOverlapping("digest");
        schedule.OnWorker("logins").Schedule<CheckLogins>().EveryMinute().RunOnceAtStart().PreventOverlapping("logins");
        schedule.OnWorker("costs").Schedule<CheckSpending>().EveryMinute().PreventOverlapping("costs");
        schedule.OnWorker("webhooks").Schedule<CheckWebhooks>().EveryMinute().RunOnceAtStart().PreventOverlapping("webhooks");
        schedule.OnWorker("shippings").Schedule<SettleShippings>().EveryMinute().RunOnceAtStart().PreventOverlapping("shippings");
        schedule.OnWorker("books").Schedule<CheckBooks>().EveryMinute().PreventOverlapping("books");
        schedule.OnWorker("days").Schedule<CloseDays>().EveryMinute().RunOnceAtStart().PreventOverlapping("days");
        schedule.OnWorker("house").Schedule<Tidy>().HourlyAt(2).PreventOverlapping("house");
        schedule.OnWorker("house").Schedule<ClearPictures>().DailyAtHour(3).PreventOverlapping("pictures");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A scheduled job failed")]
    private static partial void JobFailed(ILogger log, Exception e);
}
