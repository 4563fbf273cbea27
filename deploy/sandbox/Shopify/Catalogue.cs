namespace Sandbox.Shopify;

/// <summary>The shop's products, and the old paths that lead to them. Thread-safe; a product is replaced, never changed.</summary>
public sealed class Catalogue
{
    private readonly Lock _gate = new();
    private readonly List<Product> _products;

    public Catalogue(IEnumerable<Product> products, IReadOnlyDictionary<string, string>? redirects = null, IReadOnlyDictionary<string, string>? translatedHandles = null)
    {
        _products = [.. products];
        Redirects = redirects ?? new Dictionary<string, string>();
        TranslatedHandles = translatedHandles ?? new Dictionary<string, string>();
    }

    public IReadOnlyList<Product> Products
    {
        get { lock (_gate) return [.. _products]; }
    }

    /// <summary>Old path → new path.</summary>
    public IReadOnlyDictionary<string, string> Redirects { get; }

    /// <summary>A handle in another language → the product's own. Only the storefront knows these.</summary>
    public IReadOnlyDictionary<string, string> TranslatedHandles { get; }

    public Product? ByHandle(string handle)
    {
        lock (_gate) return _products.Find(p => p.Handle == handle);
    }

    public Product? ById(long id)
    {
        lock (_gate) return _products.Find(p => p.Id == id);
    }

    public (Product Product, Variant Variant)? ByVariant(long id)
    {
        foreach (var product in Products)
            if (product.Variants.FirstOrDefault(v => v.Id == id) is { } variant) return (product, variant);
        return null;
    }

    /// <returns>The changed product, or null when there is none of that handle.</returns>
    public Product? Change(string handle, Func<Product, Product> change)
    {
        lock (_gate)
        {
            var i = _products.FindIndex(p => p.Handle == handle);
            return i < 0 ? null : _products[i] = change(_products[i]);
        }
    }

    /// <returns>False when there is none of that handle.</returns>
    public bool Remove(string handle)
    {
        lock (_gate) return _products.RemoveAll(p => p.Handle == handle) > 0;
    }

    /// <param name="path">A Shopify product export (CSV).</param>
    /// <exception cref="CatalogueException">The file is not there or is no such export; the message is for a person.</exception>
    public static Catalogue Load(string path, TimeProvider time)
    {
        var products = ProductExport.Read(path, time.GetUtcNow());
        // An export tells nothing of renamed and translated products, so one of each is made up.
        var handle = (products.FirstOrDefault(p => p.IsLive) ?? products[0]).Handle;
        return new(products, new Dictionary<string, string> { [$"/products/old-{handle}"] = $"/products/{handle}" }, new Dictionary<string, string> { [$"{handle}-de"] = handle });
    }
}

/// <summary>A catalogue that cannot be read, in one sentence.</summary>
public sealed class CatalogueException(string message) : Exception(message);
