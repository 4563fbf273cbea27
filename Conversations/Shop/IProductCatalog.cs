using System.Globalization;

namespace Conversations.Shop;

/// <summary>The shop's own record of its products. Reads only, so every call may be repeated.</summary>
public interface IProductCatalog
{
    /// <returns>Null when there is no such product; never null because a read failed (D3).</returns>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    Task<Product?> FindAsync(ProductReference reference, CancellationToken ct);

    /// <summary>A page of the products in the online store, in few words each.</summary>
    /// <param name="after">The <see cref="ProductPage.Next"/> of the page before; null for the first.</param>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    Task<ProductPage> ListAsync(ProductOrder order, string? after, CancellationToken ct);
}

public enum ProductOrder
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>
    /// The best sellers of the shop's largest collection first: the only order by sales that Shopify gives without the right to
    /// read orders. Empty where the shop has no collection.
    /// </summary>
    BestSelling,

    /// <summary>Those of which most pieces are left first.</summary>
    MostStock,
}

/// <param name="Collection">The collection's title where the order is one within a collection; else null.</param>
/// <param name="Next">Names the next page; null on the last.</param>
public sealed record ProductPage(IReadOnlyList<ListedProduct> Products, string? Collection, string? Next)
{
    public static ProductPage Empty { get; } = new([], null, null);
}

/// <summary>As much of a product as a choice among many needs.</summary>
public sealed record ListedProduct
{
    /// <summary>As <see cref="Product.Id"/>.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required ProductVisibility Visibility { get; init; }

    /// <summary>As <see cref="Product.Stock"/>.</summary>
    public int? Stock { get; init; }

    public required bool HasPicture { get; init; }
}

/// <summary>What a link can say about a product.</summary>
public abstract record ProductReference
{
    private ProductReference() { }

    /// <summary>Lower case, percent-decoded.</summary>
    public sealed record ByHandle(string Handle) : ProductReference;

    /// <summary>The number in <c>gid://shopify/Product/123</c>.</summary>
    public sealed record ById(long Id) : ProductReference
    {
        /// <param name="globalId">A <see cref="Product.Id"/>.</param>
        /// <returns>Null when it is none.</returns>
        public static ById? Of(string globalId) =>
            long.TryParse(globalId.AsSpan(globalId.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id) : null;
    }

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
