using Conversations.Settings;
using Conversations.Shop;

namespace Conversations.Posts.Drafting;

/// <summary>What was found for a slot.</summary>
public abstract record Offer
{
    private Offer() { }

    /// <param name="Reason">Why it was chosen, in a few words.</param>
    public sealed record Chosen(Product Product, string Reason) : Offer;

    public sealed record Nothing(SlotOutcome Why) : Offer;
}

/// <summary>Asks the shop, page by page and never for all it has, until <see cref="ChooseProduct"/> is content.</summary>
public sealed class OfferProduct(IProductCatalog catalog, IPostStore posts, ShopSettings shop, TimeProvider time)
{
    /// <summary>Of each order. In 14 days no more than 24 a day can have been posted, and mostly it is three.</summary>
    private const int MostPages = 3;

    /// <summary>Whole products looked at before the page is given up.</summary>
    private const int MostLooks = 5;

    /// <param name="except">Products that are spoken for.</param>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    public async Task<Offer> ForAsync(int turn, CancellationToken ct, IEnumerable<string>? except = null)
    {
        var now = time.GetUtcNow();
        var shown = (await posts.ShownProductsAsync(ct)).ToDictionary(p => p.Product);
        foreach (var product in except ?? []) shown[product] = new(product, now, null, Waits: true);
        var obstacles = new HashSet<SlotOutcome>();
        foreach (var order in ChooseProduct.OrdersFor(turn))
        {
            ProductPage? page = null;
            for (var number = 0; number < MostPages && (page is null || page.Next is not null); number++)
            {
                page = await catalog.ListAsync(order, page?.Next, ct);
                obstacles.UnionWith(page.Products.Select(p => ChooseProduct.Obstacle(p, shown, now)).OfType<SlotOutcome>());
                foreach (var choice in ChooseProduct.Rank(order, page, shown, now, shop).Take(MostLooks))
                    if (await WholeAsync(choice.Product, ct) is { } product) return new Offer.Chosen(product, choice.Reason);
            }
        }
        return new Offer.Nothing(ChooseProduct.WhyNone(obstacles));
    }

    /// <summary>The product as it is now, if a post about it can still be made; else null.</summary>
    /// <exception cref="ShopUnavailableException">The shop could not be asked.</exception>
    public async Task<Product?> StillAsync(string id, CancellationToken ct)
    {
        var shown = (await posts.ShownProductsAsync(ct)).FirstOrDefault(p => p.Product == id);
        return shown is not null && (shown.Waits || time.GetUtcNow() - shown.ShownAt < ChooseProduct.Pause) ? null : await WholeAsync(id, ct);
    }

    /// <summary>The list tells few things about a product, so the whole of it has the last word.</summary>
    private async Task<Product?> WholeAsync(string id, CancellationToken ct) =>
        ProductReference.ById.Of(id) is { } reference && await catalog.FindAsync(reference, ct) is { } product
            && FindProduct.Judge(product) is FoundProduct.Postable postable && shop.PlatformsFor(product).Count > 0 ? postable.Product : null;
}
