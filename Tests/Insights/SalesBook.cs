using Conversations.Chat;
using Conversations.Orders;

namespace Tests.Insights;

/// <summary>Sales by day, for numbers and digests that are tested without a shop; nothing else is asked of it.</summary>
internal sealed class SalesBook : IOrderStore
{
    public List<DaySales> Days { get; } = [];

    public DateTimeOffset? ReadUntil { get; set; }

    public int ToShip { get; set; }

    public Task<IReadOnlyList<DaySales>> DaysAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DaySales>>([.. Days.Where(d => d.Day >= from && d.Day <= to)]);

    public Task<DateTimeOffset?> ReadUntilAsync(string source, CancellationToken ct) => Task.FromResult(source == "shopify" ? ReadUntil : null);

    public Task<int> CountAsync(OrderView view, CancellationToken ct) => Task.FromResult(view == OrderView.ToShip ? ToShip : throw new NotSupportedException());

    public Task<IReadOnlyList<string>> TakeAsync(IReadOnlyList<Order> orders, bool news, CancellationToken ct) => throw new NotSupportedException();

    public Task<Order?> FindAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    public Task<Order?> FindByNameAsync(string name, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Order>> ListAsync(OrderView view, int skip, int most, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Order>> UnannouncedAsync(int most, CancellationToken ct) => throw new NotSupportedException();

    public Task AnnouncedAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<MessageRef>> CardsAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    public Task SaveCardAsync(string id, MessageRef message, CancellationToken ct) => throw new NotSupportedException();

    public Task RemoveCardAsync(MessageRef message, CancellationToken ct) => throw new NotSupportedException();

    public Task SetReadUntilAsync(string source, DateTimeOffset until, CancellationToken ct) => throw new NotSupportedException();

    public Task AnnouncingAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Order>> HalfAnnouncedAsync(int most, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> JourneysDueAsync(int most, CancellationToken ct) => throw new NotSupportedException();

    public Task JourneysAskedAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostSales>> OfPostAsync(long post, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> SellingPostsAsync(CancellationToken ct) => throw new NotSupportedException();
}
