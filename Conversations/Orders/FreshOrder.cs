namespace Conversations.Orders;

/// <summary>Asks Shopify for an order and lets the journal take what it says.</summary>
public sealed class FreshOrder(IShopOrders shop, IOrderStore orders)
{
    /// <returns>What is on record after it; null when nobody knows such an order.</returns>
    /// <exception cref="Shop.ShopUnavailableException">The shop could not be asked.</exception>
    public async Task<Order?> ReadAsync(string id, CancellationToken ct)
    {
        var read = await shop.FindAsync([id], ct);
        if (read.Count > 0) await orders.TakeAsync(read, news: true, ct);
        return await orders.FindAsync(id, ct);
    }
}
