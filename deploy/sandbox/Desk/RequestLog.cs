using System.Collections.Concurrent;

namespace Sandbox.Desk;

/// <summary>What arrived at a vendor. <see cref="Ms"/> is the sandbox's own time in milliseconds, without asked-for delays and long-poll waits; <see cref="Status"/> 0 means no answer was given.</summary>
public sealed record LoggedRequest(long Number, DateTimeOffset At, string Vendor, string Method, string Path, string Body, int Status, double Ms);

/// <summary>Every request in order of arrival; the newest 200,000 are kept.</summary>
public sealed class RequestLog(TimeProvider time)
{
    private readonly ConcurrentQueue<LoggedRequest> _requests = new();
    private long _count;

    /// <summary>The number of the newest.</summary>
    public long Last => Interlocked.Read(ref _count);

    public void Add(string vendor, string method, string path, string body, int status, double ms)
    {
        _requests.Enqueue(new(Interlocked.Increment(ref _count), time.GetUtcNow(), vendor, method, path, body, status, ms));
        while (_requests.Count > 200_000) _requests.TryDequeue(out _);
    }

    public IReadOnlyList<LoggedRequest> Since(long number, string? vendor) =>
        [.. _requests.Where(r => r.Number > number && (vendor is null || r.Vendor == vendor))];
}
