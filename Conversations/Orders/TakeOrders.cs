namespace Conversations.Orders;

/// <summary>Brings what was told of orders into the journal, each with the post it came from, and the cards that show them up to date.</summary>
public sealed class TakeOrders(IOrderStore store, AttributeOrder attribute, CountSales sales, OrderCards cards, TimeProvider time) : IDisposable
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
        var posts = new List<long>();
        var told = new List<Order>();
        foreach (var order in orders) told.Add(await AttributedAsync(order, posts, ct));
        foreach (var some in told.GroupBy(o => o.CreatedAt >= firstLook))
        {
            foreach (var id in await store.TakeAsync([.. some], news: some.Key, ct))
                await cards.RefreshAsync(id, ct);
        }
        await sales.CountAsync(posts, ct);
    }

    /// <summary>By all that is known of it: what is told now may lack what was told before.</summary>
    private async Task<Order> AttributedAsync(Order told, List<long> posts, CancellationToken ct)
    {
        var known = await store.FindAsync(told.Id, ct);
        var post = (await attribute.AttributeAsync(known?.With(told) ?? told, ct)).PostId;
        foreach (var one in new[] { known?.PostId, post }) if (one is { } id) posts.Add(id);
        return told with { PostId = post };
    }

    public void Dispose() => _looking.Dispose();
}
