using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tests.Support;

/// <summary>
/// Every HTTP request, name lookup and connection of this process, as the runtime reports them: nothing in the product can
/// keep one from it. Other tests run beside, so look for what only yours would ask for.
/// </summary>
public sealed class OutgoingCalls : EventListener
{
    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyList<string> All => [.. _calls];

    /// <param name="host">A host or address, whole: 10.0.0.1 is not 10.0.0.17.</param>
    public bool Reached(string host) => _calls.Any(c => Regex.IsMatch(c, $@"(?<!\w){Regex.Escape(host)}(?!\w)", RegexOptions.IgnoreCase));

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Http" or "System.Net.NameResolution" or "System.Net.Sockets")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base class may report before our own fields are there.
        if (_calls is null || eventData.EventName is not ("RequestStart" or "ResolutionStart" or "ConnectStart")) return;
        _calls.Enqueue($"{eventData.EventName} {string.Join(' ', (eventData.Payload ?? []).Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)))}");
    }
}
