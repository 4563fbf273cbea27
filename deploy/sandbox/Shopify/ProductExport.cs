using CsvHelper;

namespace Sandbox.Shopify;

/// <summary>Reads a product export. https://help.shopify.com/en/manual/products/import-export/using-csv</summary>
public static class ProductExport
{
    private static readonly string[] Needed = ["Handle", "Title", "Variant Price"];

    public static IReadOnlyList<Product> Read(string path, DateTimeOffset now)
    {
        if (!File.Exists(path)) throw new CatalogueException($"There is no file {path}.");
        try
        {
            if (new FileInfo(path).Length == 0) throw new CatalogueException($"{Path.GetFileName(path)} is empty.");
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw });
            return Read(csv, Path.GetFileName(path), now);
        }
        catch (CsvFormatException e)
        {
            throw new CatalogueException($"{Path.GetFileName(path)} is damaged near line {e.LineNumber}: it cannot be read as comma-separated values.");
        }
        catch (IOException e)
        {
            throw new CatalogueException($"{Path.GetFileName(path)} cannot be opened: {e.Message}");
        }
    }

    private static List<Product> Read(CsvReader csv, string file, DateTimeOffset now)
    {
        csv.ReadHeader();
        if (Array.Find(Needed, h => !csv.Headers.Contains(h)) is { } missing)
            throw new CatalogueException($"{file} is no Shopify product export: it has no column \"{missing}\".");
        var rows = new List<ExportRow>();
        while (csv.Read())
        {
            var row = new ExportRow(csv.Current.ToDictionary(), file, csv.LineNumber);
            if (row.Handle.Length > 0) rows.Add(row);
        }
        // A row without a title goes on with the product above it, and carries the same handle.
        var products = rows.GroupBy(r => r.Handle).Select((rows, i) => ExportedProduct.Of([.. rows], i, file, now)).ToList();
        return products.Count > 0 ? products : throw new CatalogueException($"{file} holds no product.");
    }
}
