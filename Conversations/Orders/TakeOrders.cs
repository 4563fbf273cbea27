namespace Conversations.Orders;

/// <summary>Brings what was told of orders into the journal, and the cards that show them up to date.</summary>
public sealed class TakeOrders(IOrderStore store, OrderCards cards, TimeProvider time) : IDisposable
{
    private const string First = "first";

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
            foreach (var id in await store.TakeAsync([.. some], news: some.Key, ct))
                await cards.RefreshAsync(id, ct);
        }
    }

    public void Dispose() => _looking.Dispose();
}
