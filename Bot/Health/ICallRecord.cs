namespace Bot.Health;

/// <summary>Single calls to vendors, kept two hours; rate windows are rebuilt from them (D5).</summary>
public interface ICallRecord
{
    /// <summary>Noted in the background: a call is never held up by its own record.</summary>
    /// <param name="api">The vendor's name in <c>RATE_LIMITS</c>.</param>
    /// <param name="endpoint">Method and path pattern, never a full URL.</param>
    /// <param name="status">HTTP status; 0 when there was no answer.</param>
    void Record(string api, string endpoint, int status, DateTimeOffset at);

    Task<IReadOnlyList<DateTimeOffset>> SinceAsync(string api, DateTimeOffset since, CancellationToken ct);
}
