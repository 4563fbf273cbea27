using System.Diagnostics.Tracing;

namespace Bot.Cli.Clock;

/// <summary>How many requests of this process have no answer yet, as the runtime counts them: Telegram's library has clients of its own.</summary>
internal sealed class UnderWay : EventListener
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http") EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "RequestStart") Interlocked.Increment(ref _count);
        if (eventData.EventName == "RequestStop") Interlocked.Decrement(ref _count);
    }
}
