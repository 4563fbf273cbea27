using System.Text.Json.Nodes;

namespace Sandbox.Shopify;

/// <summary>The theme's product JSON: amounts in cents, addresses without a scheme.</summary>
public static class AjaxProduct
{
    public static string Json(Product p, string host, string locale)
    {
        var pictures = p.Pictures.Select(m => MediaFields.Address(m, "//" + host)).ToList();
        var options = OptionFields.Of(p).ToList();
        var was = p.Variants.Where(v => v.CompareAtPrice is not null).Select(v => Cents(v.CompareAtPrice!.Value)).ToList();
        return new JsonObject
        {
            ["id"] = p.Id,
            ["title"] = p.Title,
            ["handle"] = p.Handle,
            ["description"] = p.DescriptionHtml,
            ["published_at"] = ProductFields.Date(p.PublishedAt!.Value),
            ["created_at"] = ProductFields.Date(p.CreatedAt),
            ["vendor"] = p.Vendor,
            ["type"] = p.Type,
            ["tags"] = new JsonArray([.. p.Tags.Select(t => (JsonNode?)t)]),
            ["price"] = p.Variants.Min(v => Cents(v.Price)),
            ["price_min"] = p.Variants.Min(v => Cents(v.Price)),
            ["price_max"] = p.Variants.Max(v => Cents(v.Price)),
            ["available"] = p.Variants.Any(v => v.ForSale),
            ["price_varies"] = p.Variants.Select(v => v.Price).Distinct().Count() > 1,
            ["compare_at_price"] = was.Count > 0 ? was.Min() : null,
            ["compare_at_price_min"] = was.Count > 0 ? was.Min() : 0,
            ["compare_at_price_max"] = was.Count > 0 ? was.Max() : 0,
            ["compare_at_price_varies"] = was.Distinct().Count() > 1,
            ["variants"] = new JsonArray([.. p.Variants.Select(v => (JsonNode?)VariantOf(p, v))]),
            ["images"] = new JsonArray([.. pictures.Select(u => (JsonNode?)u)]),
            ["featured_image"] = pictures.Count > 0 ? pictures[0] : null,
            ["options"] = new JsonArray([.. options.Select(o => (JsonNode?)new JsonObject
            {
                ["name"] = o.Option.Name,
                ["position"] = o.Position,
                ["values"] = new JsonArray([.. o.Option.Values.Select(v => (JsonNode?)v)]),
            })]),
            ["url"] = (locale.Length > 0 ? "/" + locale : "") + "/products/" + p.Handle,
        }.ToJsonString();
    }

    private static JsonObject VariantOf(Product p, Variant v) => new()
    {
        ["id"] = v.Id,
        ["title"] = v.Title,
        ["option1"] = v.Values.ElementAtOrDefault(0) ?? "Default Title",
        ["option2"] = v.Values.ElementAtOrDefault(1),
        ["option3"] = v.Values.ElementAtOrDefault(2),
        ["sku"] = v.Sku,
        ["requires_shipping"] = true,
        ["taxable"] = true,
        ["featured_image"] = null,
        ["available"] = v.ForSale,
        ["name"] = v.Values.Count == 0 ? p.Title : $"{p.Title} - {v.Title}",
        ["public_title"] = v.Values.Count == 0 ? null : v.Title,
        ["price"] = Cents(v.Price),
        ["weight"] = (int)v.Grams,
        ["compare_at_price"] = v.CompareAtPrice is { } was ? Cents(was) : null,
        ["inventory_management"] = v.Tracked ? "shopify" : null,
        ["barcode"] = null,
    };

    private static long Cents(decimal amount) => (long)(amount * 100);
}
