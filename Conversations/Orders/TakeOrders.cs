using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>Brings what was told of orders into the journal, and the cards that show them up to date.</summary>
public sealed partial class TakeOrders(IOrderStore store, OrderCards cards, TimeProvider time, ILogger<TakeOrders> log) : IDisposable
{
    private const string First = "first";

    /// <summary>Orders whose messages may still say what was true before.</summary>
    private readonly ConcurrentDictionary<string, byte> _stale = new();

    private readonly SemaphoreSlim _looking = new(1, 1);
    private DateTimeOffset? _firstLook;

    /// <summary>What was ordered before is no news; UTC. The first to ask makes it now.</summary>
    public async Task<DateTimeOffset> FirstLookAsync(CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            if ((_firstLook ??= await store.ReadUntilAsync(First, ct)) is { } known) return known;
            await store.SetReadUntilAsync(First, time.GetUtcNow(), ct);
            return (_firstLook = time.GetUtcNow()).Value;
        }
        finally
        {
            _looking.Release();
        }
    }

    public async Task TakeAsync(IReadOnlyCollection<Order> orders, CancellationToken ct)
    {
        var firstLook = await FirstLookAsync(ct);
        foreach (var some in orders.GroupBy(o => o.CreatedAt >= firstLook))
        {
            foreach (var id in await store.TakeAsync([.. some], news: some.Key, ct)) _stale.TryAdd(id, 0);
        }
        await MendAsync(ct);
    }

    /// <summary>Brings messages up to date, also those that could not be edited before.</summary>
    public async Task MendAsync(CancellationToken ct)
    {
        foreach (var id in _stale.Keys)
        {
            _stale.TryRemove(id, out _); // before it is read: what changes from here on is stale anew
            try
            {
                await cards.RefreshAsync(id, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                _stale.TryAdd(id, 0);
                NotEdited(e);
                return; // what holds up one holds up the next
            }
        }
    }

    public void Dispose() => _looking.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message about an order could not be edited; it is tried again")]
    private partial void NotEdited(Exception e);
}
