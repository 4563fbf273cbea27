using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Health;
using Bot.Journal;
using Conversations.Books;
using Microsoft.Extensions.Logging;

namespace Bot.Appwrite;

/// <param name="Sent">Rows that arrived.</param>
/// <param name="Parked">Rows set aside, in all.</param>
/// <param name="RetryAfter">Until the next try makes sense; null when nothing waits for one.</param>
/// <param name="Trouble">Why it stopped: one sentence; null when it did not.</param>
public sealed record DrainOutcome(int Sent, int Parked, TimeSpan? RetryAfter, string? Trouble);

/// <summary>
/// Brings the journal's rows to Appwrite, the oldest entity first, what belongs together in one transaction. What a later try can mend stops
/// the drain, which then backs off. A row that Appwrite refuses as wrong is set aside, and a table of which it takes nothing as a whole: the
/// rows behind them go on, and one of each table is tried again every quarter of an hour, all of them after the next start, so that a repair
/// or a newer release can mend it. An entry leaves the journal only after Appwrite has said that it is there.
/// </summary>
public sealed partial class AppwriteOutbox : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    // Everything arrives within five minutes of Appwrite's return (D4).
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMinutes(15);

    /// <summary>Refused in a row, and none taken: it is the table, and asking for each row of it would cost a call each.</summary>
    private const int TableIsRefused = 3;

    private readonly AppwriteClient _client;
    private readonly AppwriteBatch _batch;
    private readonly IOutbox _outbox;
    private readonly VendorHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger<AppwriteOutbox> _log;
    private readonly SemaphoreSlim _draining = new(1, 1);
    private readonly Dictionary<string, int> _refusedInARow = [];
    private TimeSpan _pause = TimeSpan.Zero;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private long? _probed;
    private volatile BooksTrouble? _trouble;

    public AppwriteOutbox(AppwriteClient client, AppwriteClaims claims, IOutbox outbox, VendorHealth health, TimeProvider time, ILogger<AppwriteOutbox> log) =>
        (_client, _batch, _outbox, _health, _time, _log) = (client, new(client, claims), outbox, health, time, log);

    /// <summary>Why rows wait; null when they go.</summary>
    public BooksTrouble? Trouble => _trouble;

    /// <summary>Sends what waits. May be called at any time by anybody: only one drain runs, and none during a pause.</summary>
    public async Task<DrainOutcome> DrainAsync(CancellationToken ct)
    {
        if (!_client.IsOn) return new(0, 0, null, null);
        await _draining.WaitAsync(ct);
        try
        {
            var left = _notBefore - _time.GetUtcNow();
            // A pause longer than it can be means that the clock was set back.
            if (left <= TimeSpan.Zero || left > LongestPause) return await RunAsync(ct);
            return new(0, (await _outbox.BacklogAsync(ct)).Parked, left, _trouble?.Sentence);
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
        var stop = await ProbeAsync(ct);
        while (stop is null && await _outbox.NextAsync(AppwriteBatch.Most, ct) is { Count: > 0 } entries)
        {
            (var arrived, stop) = await SendAsync(entries, ct);
            sent += arrived;
        }
        var parked = (await _outbox.BacklogAsync(ct)).Parked;
        if (stop is not null) return Stopped(sent, parked, stop);
        _pause = TimeSpan.Zero;
        if (parked == 0) _trouble = null;
        else Note(AppwriteTrouble.Parked);
        return new(sent, parked, null, null);
    }

    /// <summary>Whether what was refused is taken now.</summary>
    private async Task<AppwriteTrouble?> ProbeAsync(CancellationToken ct)
    {
        if (_probed is not { } before)
        {
            await _outbox.UnparkAsync(ct);
        }
        else
        {
            if (_time.GetElapsedTime(before) < BetweenProbes) return null;
            foreach (var entry in await _outbox.ProbesAsync(ct))
            {
                var (arrived, stop) = await SendAsync([entry], ct);
                if (stop is not null) return stop;
                if (arrived > 0) await _outbox.UnparkAsync(entry.Table, ct);
            }
        }
        _probed = _time.GetTimestamp();
        return null;
    }

    /// <returns>How many arrived, and why the drain must stop; null when it can go on.</returns>
    private async Task<(int Arrived, AppwriteTrouble? Stop)> SendAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken ct)
    {
        var rows = entries.Select(Read).ToList();
        if (rows.Contains(null)) return entries.Count > 1 ? await InPartsAsync(entries, ct) : await RefusedAsync(entries[0], "not a JSON object", ct);
        try
        {
            var answer = await _batch.WriteAsync(rows!, ct);
            switch (answer.Result)
            {
                case AppwriteResult.Done or AppwriteResult.Exists:
                    // All at once: one commit, and a row that is sent again after a crash is the same row.
                    await _outbox.DoneAsync(entries, ct);
                    foreach (var table in entries.Select(e => e.Table)) _refusedInARow.Remove(table);
                    return (entries.Count, null);
                case AppwriteResult.Wrong when entries.Count > 1:
                    return await InPartsAsync(entries, ct);
                case AppwriteResult.Wrong:
                    return await RefusedAsync(entries[0], answer.Trace, ct);
                default:
                    return (0, AppwriteTrouble.Of(answer));
            }
        }
        catch (VendorCallException e)
        {
            return (0, AppwriteTrouble.Of(e));
        }
    }

    /// <summary>Finds what is refused by itself, entity by entity and only then row by row; the others need not wait for it.</summary>
    private async Task<(int Arrived, AppwriteTrouble? Stop)> InPartsAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken ct)
    {
        var arrived = 0;
        var entities = entries.GroupBy(e => e.Entity).Select(g => g.ToList()).ToList();
        foreach (var part in entities.Count > 1 ? entities : [.. entries.Select(e => new List<OutboxEntry> { e })])
        {
            part.RemoveAll(e => IsRefused(e.Table));
            if (part.Count == 0) continue;
            var (some, stop) = await SendAsync(part, ct);
            arrived += some;
            if (stop is not null) return (arrived, stop);
        }
        foreach (var table in entries.Select(e => e.Table).Distinct().Where(IsRefused)) await _outbox.ParkAsync(table, ct);
        return (arrived, null);
    }

    private async Task<(int Arrived, AppwriteTrouble? Stop)> RefusedAsync(OutboxEntry entry, string reason, CancellationToken ct)
    {
        await _outbox.RefusedAsync(entry, ct);
        // What was refused before says nothing new of its table.
        if (entry.Refusals == 0) _refusedInARow[entry.Table] = _refusedInARow.GetValueOrDefault(entry.Table) + 1;
        Log.Parked(_log, entry.Table, entry.Row, reason);
        return (0, null);
    }

    private bool IsRefused(string table) => _refusedInARow.GetValueOrDefault(table) >= TableIsRefused;

    private DrainOutcome Stopped(int sent, int parked, AppwriteTrouble trouble)
    {
        _pause = _pause == TimeSpan.Zero ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        _notBefore = _time.GetUtcNow() + _pause;
        Note(trouble);
        return new(sent, parked, _pause, trouble.Sentence);
    }

    private void Note(AppwriteTrouble trouble)
    {
        _trouble = new(trouble.Kind, trouble.Sentence, trouble.NeedsPerson, _trouble is { } before && before.Kind == trouble.Kind ? before.Since : _time.GetUtcNow());
        _health.Fails(AppwriteClient.Vendor, trouble.Sentence);
    }

    private static RowChange? Read(OutboxEntry entry)
    {
        try
        {
            return JsonNode.Parse(entry.Data) is JsonObject data ? new(entry.Table, entry.Row, data) : null;
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
