namespace Conversations.Orders;

/// <summary>The shop's subscriptions that bring news of orders to the order function. Shopify drops those that nobody has answered for a while.</summary>
public interface IWebhookSubscriptions
{
    /// <summary>Looks, and makes what is missing.</summary>
    /// <returns>How many had to be made or put right.</returns>
    /// <exception cref="Shop.ShopUnavailableException">They could not be looked at, or not be made.</exception>
    Task<int> MendAsync(CancellationToken ct);
}
