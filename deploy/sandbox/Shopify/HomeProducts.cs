namespace Sandbox.Shopify;

/// <summary>For table, bath and shelf.</summary>
public static class HomeProducts
{
    public static readonly IReadOnlyList<Sketch> All =
    [
        new("linen-tote", "Linen tote, sand", "Tote bag", 34m, "<p>Undyed linen, wide straps, one inner pocket. Holds the loaf, the flowers and the newspaper.</p><ul><li>100 % linen</li><li>38 × 42 cm</li><li>Wash at 40 °C</li></ul>")
            { Tags = "linen, zero waste, market", Grams = 210, Pictures = ["Sand-coloured linen bag on a wooden hook", "The inner pocket"] },
        new("speckled-mug", "Speckled stoneware mug", "Mug", 18m, "<p>Thrown by hand in Höhr-Grenzhausen. Glazed inside and out, so the speckles are under your thumb and not in your coffee.</p><p>Stoneware, 300 ml, dishwasher safe.</p>")
            { Tags = "stoneware, coffee, handmade", Options = "Colour: Oat, Sage, Ink", Stock = [14, 6, 3], Grams = 380 },
        new("fig-candle", "Fig leaf candle", "Candle", 26m, "<p>Soy wax and beeswax with a cotton wick. Smells of fig leaf, green stalks and a warm wall in the evening.</p><p>Burns about 45 hours.</p>")
            { Tags = "soy wax, gift, evening", Grams = 420, Stock = [31] },
        new("beeswax-wrap", "Beeswax wraps, set of three", "Kitchen", 16m, "<p>Cotton with beeswax from a beekeeper near Freiburg. Keeps bread soft and cheese honest.</p>")
            { Tags = "beeswax, zero waste, kitchen", Was = 19m, Grams = 90, Stock = [40] },
        new("olive-soap", "Olive oil soap", "Soap", 7.5m, "<p>Cold-stirred olive oil soap, cut by hand, six weeks on the shelf before it leaves us.</p>")
            { Tags = "soap, bath, vegan", Options = "Scent: Bay, Lavender, Plain", Stock = [22, 18, 30], Grams = 110 },
        new("waffle-towel", "Waffle bath towel", "Towel", 42m, "<p>Organic cotton in a deep waffle. Dries quickly, folds small, gets softer every week.</p><p>70 × 140 cm.</p>")
            { Tags = "organic cotton, bath", Options = "Colour: White, Clay, Sage", Stock = [9, 7, 4], Grams = 480, Tall = true },
        new("wool-blanket", "Lambswool blanket, rust check", "Blanket", 119m, "<p>Spun and woven from lambswool. Big enough for two on a sofa, warm enough for one on a balcony.</p><p>140 × 200 cm, wool.</p>")
            { Tags = "wool, winter, sofa", Was = 139m, Grams = 1150, Stock = [5], Tall = true },
        new("grid-notebook", "Dotted notebook, A5", "Notebook", 14m, "<p>160 pages of cream paper, thread-bound, lies flat. The cover is grey board that ages well.</p>")
            { Tags = "paper, desk, gift", Options = "Cover: Grey, Terracotta", Stock = [50, 27], Grams = 290 },
        new("olive-tree", "Small olive tree in clay pot", "Plant", 39m, "<p>About 45 cm tall, three years old, in a clay pot from Tuscany. Likes a bright window and a drink once a week.</p>")
            { Tags = "plant, clay, balcony", Grams = 2400, Stock = [4], Tall = true },
        new("oak-board", "Oak bread board", "Kitchen", 48m, "<p>One piece of oak from the Odenwald, oiled with linseed. The hole is for the hook.</p>")
            { Tags = "oak, bread, kitchen", Grams = 1300, Stock = [11], Pictures = ["Oak board with a loaf on it", "The grain from near", ""] },
        new("linen-apron", "Linen apron with pockets", "Apron", 55m, "<p>Cross-back linen apron. Nothing to tie, two deep pockets, no tidy days required.</p>")
            { Tags = "linen, kitchen, gift", Options = "Colour: Natural, Denim blue", Stock = [8, 2], Grams = 350, Tall = true },
        new("clay-vase", "Clay vase, tall", "Vase", 64m, "<p>Unglazed outside, glazed inside. Made for three branches and a lot of air.</p><p>Ceramic, 32 cm.</p>")
            { Tags = "ceramic, flowers", Grams = 1500, Stock = [6], Tall = true, Filmed = true },
        new("brass-earrings", "Half moon earrings, brass", "Jewellery", 29m, "<p>Hammered brass on silver posts. Light enough to forget, bright enough to be asked about.</p>")
            { Tags = "brass, gift", Grams = 12, Stock = [17], Vendor = "Atelier Vold" },
        new("glass-carafe", "Recycled glass carafe", "Glassware", 32m, "<p>Mouth-blown from recycled glass, so every one has its own small bubbles. Holds one litre.</p>")
            { Tags = "glass, table", Grams = 700, Stock = [13], Tall = true },
    ];
}
