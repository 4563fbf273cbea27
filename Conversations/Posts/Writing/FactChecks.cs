using Conversations.Posts.Writing.Facts;
using Conversations.Shop;

namespace Conversations.Posts.Writing;

/// <summary>Holds a text against the shop's record.</summary>
public static class FactChecks
{
    private static readonly HashSet<string> None = [];

    private static readonly IReadOnlyList<ClaimCheck> All =
    [
        new PriceCheck(), new WasPriceCheck(), new DiscountCheck(), new SizeCheck(), new MeasureCheck(), new MaterialCheck(), new ColourCheck(), new CountCheck(), new PartCheck(), new StockCheck(),
        new ShippingCheck(), new GuaranteeCheck(), new OriginCheck(), new DateCheck(), new SuperlativeCheck(), new LinkCheck(), new HandleCheck(), new HashtagCheck(),
        new FormCheck(), new InstructionCheck(),
    ];

    /// <param name="hosts">Hosts whose links are ours, in lower case.</param>
    /// <param name="handles">Accounts that are ours, in lower case, without @; null when none is known.</param>
    /// <returns>What does not hold, the same words once a kind.</returns>
    public static IReadOnlyList<Finding> Find(string text, Product product, IReadOnlySet<string> hosts, IReadOnlySet<string>? handles = null)
    {
        var (claims, record) = (new ClaimText(text), new ShopRecord(product, hosts, handles ?? None));
        return [.. All.SelectMany(c => claims.OncePerStatement(c.Find(claims, record).Where(f => !claims.IsDenied(f.Words)))).DistinctBy(f => (f.Check, f.Words ?? f.Reason))];
    }
}
