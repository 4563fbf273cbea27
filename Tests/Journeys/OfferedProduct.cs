using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Tests.Journeys;

/// <summary>A product that can become a post, read without any code of the sandbox or the bot.</summary>
/// <param name="Price">The cheapest variant, in euros.</param>
internal sealed record OfferedProduct(string Handle, string Title, decimal Price)
{
    /// <summary>As the card writes it.</summary>
    public string PriceText => "€" + Price.ToString(Price == decimal.Truncate(Price) ? "N0" : "N2", CultureInfo.InvariantCulture);

    /// <summary>The products of an export that are active, published, pictured and not sold out, in the file's order.</summary>
    public static IReadOnlyList<OfferedProduct> FromFile(string path)
    {
        using var csv = CsvReader.FromFile(path);
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string?>>();
        while (csv.Read()) rows.Add(csv.Current.ToDictionary()!);
        return
        [
            .. from row in rows
               group row by Field(row, "Handle") into product
               let first = product.First()
               where Field(first, "Status") is "" or "active" && !Field(first, "Published").Equals("false", StringComparison.OrdinalIgnoreCase)
               where product.Any(r => Field(r, "Image Src").Length > 0)
               let variants = product.Where(r => Field(r, "Variant Price").Length > 0).ToList()
               where variants.Exists(CanBeBought)
               select new OfferedProduct(product.Key, Field(first, "Title"), variants.Min(v => decimal.Parse(Field(v, "Variant Price"), CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>The products the chat page offers without a remark, each asked of the shop's public page.</summary>
    public static async Task<IReadOnlyList<OfferedProduct>> FromStorefrontAsync(string desk, CancellationToken ct)
    {
        using var http = new HttpClient();
        var links = JsonNode.Parse(await http.GetStringAsync(new Uri(desk + "/chat/links"), ct))!.AsArray();
        var products = new List<OfferedProduct>();
        foreach (var link in links.Where(l => l!["note"]!.GetValue<string>().Length == 0))
        {
            var shop = new Uri(link!["pictureUrl"]!.GetValue<string>()).GetLeftPart(UriPartial.Authority);
            var page = new Uri(link["url"]!.GetValue<string>()).AbsolutePath;
            var product = JsonNode.Parse(await http.GetStringAsync(new Uri($"{shop}{page}.js"), ct))!;
            products.Add(new(product["handle"]!.GetValue<string>(), product["title"]!.GetValue<string>(), product["price_min"]!.GetValue<decimal>() / 100));
        }
        return products;
    }

    private static string Field(Dictionary<string, string?> row, string column) => row.GetValueOrDefault(column)?.Trim() ?? "";

    private static bool CanBeBought(Dictionary<string, string?> variant)
    {
        var quantity = Field(variant, "Variant Inventory Qty");
        return quantity.Length == 0 || int.Parse(quantity, CultureInfo.InvariantCulture) > 0 || Field(variant, "Variant Inventory Policy") == "continue";
    }
}
