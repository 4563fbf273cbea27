using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Health;
using Bot.Journal;
using Conversations.Costs;
using Microsoft.Extensions.Logging;

namespace Bot.Appwrite;

/// <param name="Sent">Rows that arrived.</param>
/// <param name="Parked">Rows set aside, in all.</param>
/// <param name="RetryAfter">Until the next try makes sense; null when nothing waits for one.</param>
/// <param name="Trouble">Why it stopped: one sentence; null when it did not.</param>
public sealed record DrainOutcome(int Sent, int Parked, TimeSpan? RetryAfter, string? Trouble);

/// <summary>
/// Brings the journal's rows to Appwrite, oldest first. What a later try can mend stops the drain, which then backs off.
/// A row that Appwrite refuses as wrong is set aside: the rows behind it go on, the health card says so, and it stays in
/// the journal to be tried again with its next state or after the next start, so that a newer release can mend it.
/// </summary>
public sealed partial class AppwriteOutbox(
    AppwriteClient client, AppwriteClaims claims, IOutbox outbox, VendorHealth health, TimeProvider time, ILogger<AppwriteOutbox> log)
    : IDisposable
{
    private const int BatchSize = 50;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    // Everything arrives within five minutes of Appwrite's return (D4).
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _draining = new(1, 1);
    private readonly HashSet<long> _parked = [];
    private TimeSpan _pause = TimeSpan.Zero;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private string? _trouble;

    /// <summary>Sends what waits. May be called at any time by anybody: only one drain runs, and none during a pause.</summary>
    public async Task<DrainOutcome> DrainAsync(CancellationToken ct)
    {
        if (!client.IsOn) return new(0, 0, null, null);
        await _draining.WaitAsync(ct);
        try
        {
            var left = _notBefore - time.GetUtcNow();
            // A pause longer than it can be means that the clock was set back.
            return left > TimeSpan.Zero && left <= LongestPause ? new(0, _parked.Count, left, _trouble) : await RunAsync(ct);
        }
        finally
        {
            _draining.Release();
        }
    }

    public void Dispose() => _draining.Dispose();

    private async Task<DrainOutcome> RunAsync(CancellationToken ct)
    {
        var sent = 0;
        while (true)
        {
            var batch = (await outbox.NextAsync(BatchSize + _parked.Count, ct)).Where(e => !_parked.Contains(e.Sequence)).ToList();
            if (batch.Count == 0) break;
            string? stop = null;
            var arrived = new List<OutboxEntry>();
            foreach (var entry in batch)
            {
                stop = await SendAsync(entry, ct);
                if (stop is not null) break;
                if (!_parked.Contains(entry.Sequence)) arrived.Add(entry);
            }
            // All at once: one commit, and a row that is sent again after a crash is the same row.
            if (arrived.Count > 0) await outbox.DoneAsync(arrived, ct);
            sent += arrived.Count;
            if (stop is not null) return Stopped(sent, stop);
        }
        (_pause, _trouble) = (TimeSpan.Zero, null);
        if (_parked.Count > 0) health.Fails(AppwriteClient.Vendor, $"{_parked.Count} rows were refused and are set aside.");
        return new(sent, _parked.Count, null, null);
    }

    /// <returns>Why the drain must stop; null when it can go on.</returns>
    private async Task<string?> SendAsync(OutboxEntry entry, CancellationToken ct)
    {
        if (Read(entry.Data) is not { } data)
        {
            Park(entry, "not a JSON object");
            return null;
        }
        try
        {
            var answer = entry.Table == AppwriteTables.Publications
                ? await claims.MirrorAsync(entry.Row, data, ct)
                : await client.UpsertRowAsync(CauseOf(entry.Table), entry.Table, entry.Row, data, ct);
            switch (answer.Result)
            {
                case AppwriteResult.Done or AppwriteResult.Exists:
                    return null;
                case AppwriteResult.Wrong:
                    Park(entry, answer.Trace);
                    health.Fails(AppwriteClient.Vendor, answer.Sentence);
                    return null;
                default:
                    return answer.Sentence;
            }
        }
        catch (VendorCallException e)
        {
            return $"Appwrite: {e.Message}";
        }
    }

    private static RowCause CauseOf(string table) => table == AppwriteTables.Settings ? RowCause.Settings : RowCause.Posts;

    private void Park(OutboxEntry entry, string reason)
    {
        _parked.Add(entry.Sequence);
        Log.Parked(log, entry.Table, entry.Row, reason);
    }

    private DrainOutcome Stopped(int sent, string reason)
    {
        _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        _notBefore = time.GetUtcNow() + _pause;
        _trouble = reason;
        health.Fails(AppwriteClient.Vendor, reason);
        return new(sent, _parked.Count, _pause, reason);
    }

    private static JsonObject? Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Appwrite refused row {Row} of {Table} ({Reason}); set aside")]
        public static partial void Parked(ILogger log, string table, string row, string reason);
    }
}
