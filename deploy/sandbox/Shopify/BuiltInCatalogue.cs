namespace Sandbox.Shopify;

/// <summary>The Linen &amp; Loaf shop, as it stands when the sandbox starts.</summary>
public static class BuiltInCatalogue
{
    public static Catalogue Make(DateTimeOffset now) => new(
        HomeProducts.All.Concat(ClothingProducts.All).Concat(OddProducts.All).Select((p, i) => p.Make(i, now)),
        new Dictionary<string, string> { ["/products/canvas-tote"] = "/products/linen-tote", ["/products/soy-candle-fig"] = "/products/fig-candle" },
        new Dictionary<string, string> { ["leinen-tasche"] = "linen-tote", ["feigen-kerze"] = "fig-candle" });
}
