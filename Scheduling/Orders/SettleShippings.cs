using Conversations.Orders;
using Coravel.Invocable;

namespace Scheduling.Orders;

/// <summary>Finds out how shippings have ended that a crash or a lost answer left open.</summary>
public sealed class SettleShippings(ShipOrder ship) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => ship.TickAsync(CancellationToken);
}
