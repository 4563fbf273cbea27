using Conversations.Costs;
using Conversations.Posts;

namespace Tests.Costs;

/// <summary>The budget's rows for tests that are not about them.</summary>
internal sealed class MemorySpending : ISpendingStore, IRowCounts
{
    private readonly List<(Reservation Reservation, long? Cost, string? Version)> _rows = [];
    private readonly Dictionary<RowCause, (long Reads, long Writes)> _counts = [];

    public IReadOnlyList<(Reservation Reservation, long? Cost, string? Version)> Rows
    {
        get
        {
            lock (_rows) return [.. _rows];
        }
    }

    public Task<long?> ReserveAsync(Reservation reservation, long budget, CancellationToken ct)
    {
        lock (_rows)
        {
            if (_rows.Sum(r => r.Cost ?? r.Reservation.Micros) + reservation.Micros > budget) return Task.FromResult<long?>(null);
            _rows.Add((reservation, null, null));
            return Task.FromResult<long?>(_rows.Count - 1);
        }
    }

    public Task SettleAsync(long reservation, string modelVersion, long micros)
    {
        lock (_rows) _rows[(int)reservation] = (_rows[(int)reservation].Reservation, micros, modelVersion);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(long reservation)
    {
        lock (_rows) _rows[(int)reservation] = (_rows[(int)reservation].Reservation, 0, null);
        return Task.CompletedTask;
    }

    public Task<MonthSpending> MonthAsync(UtcMonth month, CancellationToken ct) =>
        Task.FromResult(new MonthSpending(Rows.Sum(r => r.Cost ?? 0), 0, Rows.Where(r => r.Cost is null).Sum(r => r.Reservation.Micros), 0, 0, 0, null, []));

    public Task<PostSpending> OfPostAsync(PostId post, CancellationToken ct) => Task.FromResult(new PostSpending(0, 0, 0));

    public Task<long?> RefusedAsync(UtcMonth month, CancellationToken ct) => Task.FromResult<long?>(null);

    public Task<bool> IsToldAsync(UtcMonth month, CancellationToken ct) => Task.FromResult(true);

    public Task ToldAsync(UtcMonth month, CancellationToken ct) => Task.CompletedTask;

    public void Count(RowCause cause, int reads, int writes)
    {
        lock (_counts)
        {
            var (r, w) = _counts.GetValueOrDefault(cause);
            _counts[cause] = (r + reads, w + writes);
        }
    }

    Task<IReadOnlyList<RowCount>> IRowCounts.MonthAsync(UtcMonth month, CancellationToken ct)
    {
        lock (_counts) return Task.FromResult<IReadOnlyList<RowCount>>([.. _counts.Select(c => new RowCount(c.Key, c.Value.Reads, c.Value.Writes, month.Begin))]);
    }
}
