using System.Collections.Concurrent;
using Coravel.Invocable;
using Microsoft.Extensions.DependencyInjection;
using Scheduling;
using Scheduling.Logins;
using Scheduling.Posts;

namespace Tests.Reliability.Faults;

/// <summary>The timetable on fake time: each job at its interval, never two of a kind at once, and a failure is only noted.</summary>
internal sealed class Heartbeat
{
    private readonly Dictionary<Type, (TimeSpan Every, DateTimeOffset Next)> _jobs = new()
    {
        [typeof(MendCards)] = (TimeSpan.FromMinutes(1), default),
        [typeof(WakePublisher)] = (TimeSpan.FromMinutes(1), default),
        [typeof(CheckLogins)] = (TimeSpan.FromMinutes(1), default),
        [typeof(Tidy)] = (TimeSpan.FromHours(1), default),
    };

    private readonly Dictionary<Type, Task> _running = [];

    public bool Stalled { get; set; }

    public ConcurrentQueue<Exception> Failures { get; } = new();

    public void Beat(IServiceProvider services, DateTimeOffset now)
    {
        if (Stalled) return;
        foreach (var (job, (every, next)) in _jobs.ToList())
        {
            if (now < next || _running.GetValueOrDefault(job) is { IsCompleted: false }) continue;
            _jobs[job] = (every, now + every);
            var invocable = (IInvocable)services.GetRequiredService(job);
            _running[job] = Task.Run(() => RunAsync(invocable));
        }
    }

    /// <summary>A new process knows nothing of the old one's jobs.</summary>
    public void Restart() => _running.Clear();

    private async Task RunAsync(IInvocable job)
    {
        try
        {
            await job.Invoke();
        }
        catch (Exception e)
        {
            Failures.Enqueue(e);
        }
    }
}
