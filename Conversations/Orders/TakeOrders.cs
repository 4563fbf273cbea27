using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Conversations.Orders;

/// <summary>Brings what was told of orders into the journal, each with the post it came from, and the cards that show them up to date.</summary>
public sealed partial class TakeOrders(
    IOrderStore store, AttributeOrder attribute, CountSales sales, OrderCards cards, TimeProvider time, ILogger<TakeOrders> log) : IDisposable
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
        var posts = new List<long>();
        var told = new List<Order>();
        foreach (var order in orders) told.Add(await AttributedAsync(order, posts, ct));
        foreach (var some in told.GroupBy(o => o.CreatedAt >= firstLook))
        {
            foreach (var id in await store.TakeAsync([.. some], news: some.Key, ct)) _stale.TryAdd(id, 0);
        }
        await sales.CountAsync(posts, ct);
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

    /// <summary>By all that is known of it: what is told now may lack what was told before.</summary>
    private async Task<Order> AttributedAsync(Order told, List<long> posts, CancellationToken ct)
    {
        var known = await store.FindAsync(told.Id, ct);
        var post = (await attribute.AttributeAsync(known?.With(told) ?? told, ct)).PostId;
        foreach (var one in new[] { known?.PostId, post }) if (one is { } id) posts.Add(id);
        return told with { PostId = post };
    }

    public void Dispose() => _looking.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message about an order could not be edited; it is tried again")]
    private partial void NotEdited(Exception e);
}
