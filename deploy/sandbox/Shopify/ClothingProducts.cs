namespace Sandbox.Shopify;

/// <summary>To wear.</summary>
public static class ClothingProducts
{
    private const string Sizes = "Size: XS, S, M, L, XL";

    public static readonly IReadOnlyList<Sketch> All =
    [
        new("linen-shirt", "Washed linen shirt, sky blue", "Shirt", 79m, "<p>Garment-washed linen, corozo buttons, a collar that may crease. Cut straight.</p>")
            { Tags = "linen, summer", Options = Sizes, Stock = [3, 8, 9, 5, 1], Grams = 260, Tall = true },
        new("fisher-jumper", "Fisherman jumper, mustard", "Jumper", 129m, "<p>Chunky rib in wool from Texel. Heavy in the hand, easy on the shoulders.</p>")
            { Tags = "wool, winter, knitwear", Options = "Size: S, M, L", Stock = [4, 4, 2], Grams = 780 },
        new("work-jacket", "Chore jacket, indigo", "Jacket", 149m, "<p>Three patch pockets, horn buttons, dense cotton twill that fades where you live in it.</p>")
            { Tags = "cotton, workwear", Options = Sizes, Was = 179m, Stock = [2, 5, 6, 6, 3], Grams = 850 },
        new("wrap-dress", "Wrap dress, terracotta", "Dress", 98m, "<p>A dress that ties once and stays. Midi length, real pockets, viscose from certified wood.</p>")
            { Tags = "summer, dress", Options = Sizes, Stock = [4, 6, 7, 4, 0], Grams = 320, Tall = true },
        new("wide-trousers", "Wide-leg trousers, olive", "Trousers", 89m, "<p>High waist, wide leg, two pleats. Cotton and linen, half and half.</p>")
            { Tags = "linen, cotton", Options = "Size: 34, 36, 38, 40, 42", Stock = [2, 5, 5, 3, 2], Grams = 430, Tall = true },
        new("canvas-shoes", "Canvas plimsolls, off-white", "Shoes", 69m, "<p>Cotton canvas on a natural rubber sole. Made in Portugal, washed by rain.</p>")
            { Tags = "cotton, shoes, summer", Options = "Size: 37, 38, 39, 40, 41, 42", Stock = [3, 6, 7, 4, 2, 0], Grams = 640 },
        new("ribbed-beanie", "Ribbed beanie, forest green", "Hat", 28m, "<p>Merino wool, double layer, no bobble and no logo.</p>")
            { Tags = "wool, winter, gift", Grams = 80, Stock = [19] },
        new("striped-tee", "Breton tee, navy stripe", "T-shirt", 38m, "<p>Organic cotton, boat neck, stripes that meet at the side seams because somebody cared.</p>")
            { Tags = "organic cotton, basics", Options = Sizes, Stock = [7, 9, 12, 8, 4], Grams = 190 },
        new("wool-socks", "Wool socks, two pairs", "Socks", 22m, "<p>Thick wool socks for cold floors. One pair oatmeal, one pair rust.</p>")
            { Tags = "wool, winter, gift", Options = "Size: 36-38, 39-41, 42-44", Stock = [15, 20, 11], Grams = 140 },
    ];
}
