using System.Globalization;
using System.Text;

namespace Tests.Month;

/// <summary>A shop with enough to post about: no product comes again within two weeks, so 21 drafts a week take more than a shelf.</summary>
internal static class Catalogue
{
    private const string Columns = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Image Alt Text,Gift Card,Status";

    private static readonly string[] Kinds = ["Tote bag", "Cushion cover", "Tea towel", "Mug", "Blanket", "Apron", "Candle", "Bowl", "Notebook", "Scarf", "Basket", "Vase"];
    private static readonly (string Word, string Said)[] Materials = [("linen", "Washed linen"), ("cotton", "Organic cotton"), ("wool", "Wool from one flock"), ("stoneware", "Glazed stoneware"), ("oak", "Oiled oak"), ("glass", "Mouth-blown glass")];
    private static readonly string[] Names = ["Nimbus", "Fjord", "Alder", "Moss", "Harbour", "Juniper", "Pebble", "Ember", "Tide", "Larch"];

    /// <returns>Products in the file.</returns>
    public static async Task<int> WriteAsync(string file, Random random)
    {
        var lines = new StringBuilder(Columns).AppendLine();
        var products = 0;
        foreach (var kind in Kinds)
        {
            foreach (var name in Names)
            {
                var (word, said) = Materials[random.Next(Materials.Length)];
                var price = random.Next(9, 120) + (random.Next(2) == 0 ? 0.90m : 0m);
                var handle = $"{kind} {name}".ToLowerInvariant().Replace(' ', '-');
                lines.AppendLine(string.Create(CultureInfo.InvariantCulture,
                    $"{handle},\"{kind} {name}, {word}\",\"<p>{said}, made in small numbers. {random.Next(10, 60)} × {random.Next(10, 60)} cm.</p>\",Linen & Loaf,{kind},\"{word}, home\",true,Title,Default Title,shopify,{random.Next(3, 60)},deny,{price:0.00},,true,1,{kind} on a table,false,active"));
                products++;
            }
        }
        await File.WriteAllTextAsync(file, lines.ToString());
        return products;
    }
}
