using System.Diagnostics;
using Bot.Journal;

namespace Bot.Cli.Clock;

/// <summary>Whether this process does nothing but wait, for an answer or for the clock.</summary>
internal sealed class Stillness(JournalFile journal)
{
    /// <summary>What the network has brought is on nobody's list for a moment.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMicroseconds(150);

    /// <summary>Something may compute for ever; the clock goes on then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private bool IsStill
    {
        get
        {
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            return all == free && ThreadPool.PendingWorkItemCount == 0 && journal.Pending == 0;
        }
    }

    /// <summary>From a thread of one's own, which is not counted.</summary>
    public void Wait()
    {
        var began = Stopwatch.GetTimestamp();
        for (var still = 0; still < 3 && Stopwatch.GetElapsedTime(began) < Patience;)
        {
            still = IsStill ? still + 1 : 0;
            for (var at = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(at) < Between;) Thread.Yield();
        }
    }
}
