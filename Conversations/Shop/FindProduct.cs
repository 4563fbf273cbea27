namespace Conversations.Shop;

/// <summary>What came of a link.</summary>
public abstract record FoundProduct
{
    private FoundProduct() { }

    /// <summary>A product that a post can be about.</summary>
    public sealed record Postable(Product Product) : FoundProduct;

    /// <param name="Sentence">What is wrong with it and what the person can do.</param>
    public sealed record NotPostable(string Sentence) : FoundProduct;
}

/// <summary>From a pasted link to a product of this shop, or to a sentence that helps.</summary>
public sealed class FindProduct(IShopHosts hosts, IProductCatalog catalog, IStorefront storefront)
{
    public async Task<FoundProduct> ByLinkAsync(string link, CancellationToken ct)
    {
        try
        {
            var known = await hosts.HostsAsync(ct);
            if (known.Count == 0) return new FoundProduct.NotPostable(ShopTexts.ShopOff);
            var reading = ProductLinks.Read(link, known);
            if (reading is LinkReading.MayLead may)
            {
                switch (await storefront.FollowAsync(may.Address, ct))
                {
                    case LinkTarget.LeavesTheShop away: return new FoundProduct.NotPostable(ShopTexts.LeavesTheShop(away.Host));
                    case LinkTarget.Page page when page.Address != may.Address: reading = ProductLinks.Read(page.Address.AbsoluteUri, known); break;
                    case LinkTarget.Page: return new FoundProduct.NotPostable(ShopTexts.NotAProduct);
                    default: return new FoundProduct.NotPostable(ShopTexts.DeadLink);
                }
            }
            return reading switch
            {
                LinkReading.ProductLink product => await LookUpAsync(product, ct),
                LinkReading.OtherHost other => new FoundProduct.NotPostable(ShopTexts.OtherHost(other.Host)),
                LinkReading.Preview => new FoundProduct.NotPostable(ShopTexts.PreviewLink),
                LinkReading.MayLead or LinkReading.OtherAdminPage => new FoundProduct.NotPostable(ShopTexts.NotAProduct),
                _ => new FoundProduct.NotPostable(ShopTexts.NotALink),
            };
        }
        catch (ShopUnavailableException e)
        {
            return new FoundProduct.NotPostable(e.NeedsOwner ? ShopTexts.ShopRefused : ShopTexts.ShopAway);
        }
    }

    private async Task<FoundProduct> LookUpAsync(LinkReading.ProductLink link, CancellationToken ct)
    {
        var product = await catalog.FindAsync(link.Reference, ct);
        if (product is null && link.Reference is ProductReference.ByHandle
            && await storefront.LookUpAsync(link.Address, ct) is { } behind && behind != link.Reference)
        {
            product = await catalog.FindAsync(behind, ct);
        }
        return product is null ? new FoundProduct.NotPostable(ShopTexts.NoSuchProduct) : Judge(product);
    }

    internal static FoundProduct Judge(Product product) => product switch
    {
        { Visibility: ProductVisibility.Draft } => new FoundProduct.NotPostable(ShopTexts.Draft(product.Title)),
        { Visibility: ProductVisibility.Archived } => new FoundProduct.NotPostable(ShopTexts.Archived(product.Title)),
        { Visibility: ProductVisibility.Unlisted } => new FoundProduct.NotPostable(ShopTexts.Unlisted(product.Title)),
        { Visibility: ProductVisibility.NotInStore } or { Page: null } => new FoundProduct.NotPostable(ShopTexts.NotInStore(product.Title)),
        { ForSale: false } => new FoundProduct.NotPostable(ShopTexts.SoldOut(product.Title)),
        { Picture: null } => new FoundProduct.NotPostable(ShopTexts.NoPicture(product.Title)),
        _ => new FoundProduct.Postable(product),
    };
}
