namespace Sandbox.Shopify;

/// <summary>Puts the lines of one handle together.</summary>
public static class ExportedProduct
{
    public static Product Of(IReadOnlyList<ExportRow> rows, int number, string file, DateTimeOffset now)
    {
        var first = rows[0];
        if (first["Title"].Length == 0) throw new CatalogueException($"{file}: the product \"{first.Handle}\" has no title in its first line.");
        var id = 8_400_000_000_000 + number * 1_024L;
        var options = Enumerable.Range(1, 3).Select(i => first[$"Option{i} Name"]).TakeWhile(n => n.Length > 0).ToList();
        if (options is ["Title"] && first["Option1 Value"] == "Default Title") options = [];
        var variants = rows.Where(r => r["Variant Price"].Length > 0).Select((row, i) => VariantOf(row, id + 1_000_000 + i, options.Count)).ToList();
        if (variants.Count == 0) throw new CatalogueException($"{file}: the product \"{first.Handle}\" has no price.");
        var published = !first["Published"].Equals("false", StringComparison.OrdinalIgnoreCase);
        return new()
        {
            Id = id,
            Handle = first.Handle.ToLowerInvariant(),
            Title = first["Title"],
            DescriptionHtml = first["Body (HTML)"],
            Vendor = first["Vendor"],
            Type = first["Type"].Length > 0 ? first["Type"] : first["Custom Product Type"],
            Tags = [.. first["Tags"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Status = StatusOf(first["Status"], first.Handle, file),
            PublishedAt = published ? now.AddDays(-30) : null,
            CreatedAt = now.AddDays(-90),
            UpdatedAt = now.AddDays(-7).AddSeconds(number),
            Options = [.. options.Select((name, i) => new ProductOption(name, [.. variants.Select(v => v.Values.ElementAtOrDefault(i) ?? "").Distinct()]))],
            Variants = variants,
            Pictures =
            [
                .. rows.Where(r => r["Image Src"].Length > 0).Select((row, i) => new Picture(id + 2_000_000 + i,
                    first.Handle.ToLowerInvariant() + (i == 0 ? "" : $"-{i + 1}"), 1_760_000_000 + number, 1440, i % 2 == 0 ? 1440 : 1800, row["Image Alt Text"] is { Length: > 0 } alt ? alt : null)),
            ],
        };
    }

    private static Variant VariantOf(ExportRow row, long id, int options) => new()
    {
        Id = id,
        Values = [.. Enumerable.Range(1, options).Select(i => row[$"Option{i} Value"])],
        Sku = row["Variant SKU"] is { Length: > 0 } sku ? sku : null,
        Price = row.Money("Variant Price")!.Value,
        CompareAtPrice = row.Money("Variant Compare At Price"),
        Inventory = row.Whole("Variant Inventory Qty") ?? 0,
        // An empty tracker means that nobody counts, whatever the quantity says; only a file without that column leaves it open.
        Tracked = row.Has("Variant Inventory Tracker") ? row["Variant Inventory Tracker"].Length > 0 : row["Variant Inventory Qty"].Length > 0,
        Oversells = row["Variant Inventory Policy"].Equals("continue", StringComparison.OrdinalIgnoreCase),
        Grams = row.Real("Variant Grams") ?? 0,
    };

    private static ProductStatus StatusOf(string text, string handle, string file) => text.ToLowerInvariant() switch
    {
        "" or "active" => ProductStatus.Active,
        "draft" => ProductStatus.Draft,
        "archived" => ProductStatus.Archived,
        "unlisted" => ProductStatus.Unlisted,
        _ => throw new CatalogueException($"{file}: the product \"{handle}\" has the unknown status \"{text}\"."),
    };
}
