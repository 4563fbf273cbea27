namespace Conversations.Shop;

/// <summary>The shop's own record of its products. Reads only, so every call may be repeated.</summary>
public interface IProductCatalog
{
    /// <returns>Null when there is no such product; never null because a read failed (D3).</returns>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    Task<Product?> FindAsync(ProductReference reference, CancellationToken ct);
}

/// <summary>What a link can say about a product.</summary>
public abstract record ProductReference
{
    private ProductReference() { }

    /// <summary>Lower case, percent-decoded.</summary>
    public sealed record ByHandle(string Handle) : ProductReference;

    /// <summary>The number in <c>gid://shopify/Product/123</c>.</summary>
    public sealed record ById(long Id) : ProductReference;

    /// <summary>The number in <c>gid://shopify/ProductVariant/123</c>.</summary>
    public sealed record ByVariant(long Id) : ProductReference;
}

/// <summary>
/// Looks behind links that do not name the product themselves: the shop's short links, renamed and translated
/// handles. Opens connections to the shop's own hosts only (X4).
/// </summary>
public interface IStorefront
{
    /// <summary>Follows at most 3 redirects, each checked against the shop's hosts.</summary>
    /// <returns>Where the link leads, or why it leads nowhere.</returns>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    Task<LinkTarget> FollowAsync(Uri link, CancellationToken ct);

    /// <summary>The page behind a handle that the catalog does not know, perhaps translated; null when there is none.</summary>
    /// <param name="page">The product page as pasted, with its language, on a host of the shop: that host knows its own handles.</param>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    Task<ProductReference?> LookUpAsync(Uri page, CancellationToken ct);
}

public abstract record LinkTarget
{
    private LinkTarget() { }

    public sealed record Page(Uri Address) : LinkTarget;

    /// <summary>A redirect left the shop; it was not followed.</summary>
    public sealed record LeavesTheShop(string Host) : LinkTarget;

    /// <summary>Not found, or more than 3 redirects.</summary>
    public sealed record Nowhere : LinkTarget;
}

/// <summary>The shop did not answer, or refused our key. <see cref="Exception.Message"/> is for the log, not for the chat.</summary>
/// <param name="needsOwner">Nothing will change until the owner does something (key refused, scope missing).</param>
public sealed class ShopUnavailableException(string message, bool needsOwner = false, Exception? inner = null) : Exception(message, inner)
{
    public bool NeedsOwner { get; } = needsOwner;
}
