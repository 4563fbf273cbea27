using System.Globalization;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify;

/// <summary>Answers each field of the schema from the catalogue.</summary>
/// <param name="address">Scheme, host and port that picture addresses point at.</param>
public sealed class ShopGraph(Catalogue catalogue, string address)
{
    public object? Resolve(string type, object source, string field, Arguments arguments, IReadOnlyList<string> path) => (type, source) switch
    {
        ("QueryRoot", _) => Root(field, arguments, path),
        ("Product", Product p) => ProductFields.Resolve(p, field, arguments, path),
        ("Collection", ShopCollection c) => CollectionFields.Resolve(c, field, arguments, path),
        ("ProductVariant", Owned<Variant> v) => VariantFields.Resolve(v, field, arguments, path),
        ("InventoryItem" or "InventoryItemMeasurement" or "Weight", Owned<Variant> v) => VariantFields.Inventory(type, v, field),
        ("MediaImage", Owned<Picture> m) => MediaFields.Media(m, field),
        ("Video", Owned<Video> v) => MediaFields.Film(v, field),
        ("VideoSource", VideoSource v) => MediaFields.Source(v, field, address),
        ("MediaPreviewImage", Owned<Picture> m) => field == "image" ? m : "READY",
        ("Image", Owned<Picture> m) => MediaFields.Image(m, field, arguments, address),
        ("ProductOption", OptionOf o) => OptionFields.Option(o, field),
        ("ProductOptionValue", OptionValueOf v) => OptionFields.Value(v, field),
        ("ProductPriceRangeV2" or "ProductCompareAtPriceRange", PriceRange r) => field.StartsWith("max", StringComparison.Ordinal) ? r.Max : r.Min,
        ("MoneyV2", decimal amount) => field == "amount" ? Decimal(amount) : "EUR",
        ("SelectedOption", ValueTuple<string, string> o) => field == "name" ? o.Item1 : o.Item2,
        ("Count", int count) => field == "count" ? count : "EXACT",
        ("SEO", Product) => null,
        ("UrlRedirect", Redirect r) => field switch { "path" => r.Path, "target" => r.Target, _ => GlobalId.Of("UrlRedirect", r.Id) },
        ("Shop", _) => ShopFields.Shop(field),
        ("Domain", _) => ShopFields.DomainOf(field),
        ("ShopPlan", _) => ShopFields.Plan(field),
        ("AppInstallation", _) => ShopFields.App(field),
        ("AccessScope", string scope) => field == "handle" ? scope : scope.Replace('_', ' '),
        ("ApiVersion", ValueTuple<string, string, bool> v) => field switch { "handle" => v.Item1, "displayName" => v.Item2, _ => v.Item3 },
        (_, IConnection connection) => connection.Resolve(field),
        _ => throw new InvalidOperationException($"no answer for {type}.{field}"),
    };

    /// <summary>The Decimal scalar: at least one decimal place.</summary>
    private static string Decimal(decimal amount) => amount.ToString("0.0###", CultureInfo.InvariantCulture);

    private object? Root(string field, Arguments arguments, IReadOnlyList<string> path)
    {
        switch (field)
        {
            case "product":
                return GlobalId.Read(arguments.Text("id")!, "Product") is { } id ? catalogue.ById(id) : null;
            case "productByHandle":
                return catalogue.ByHandle(arguments.Text("handle")!);
            case "productByIdentifier":
                var identifier = arguments.Fields("identifier")!;
                if (identifier["handle"]?.ToString() is { } handle) return catalogue.ByHandle(handle);
                return identifier["id"]?.ToString() is { } gid && GlobalId.Read(gid, "Product") is { } number ? catalogue.ById(number) : null;
            case "collection":
                return GlobalId.Read(arguments.Text("id")!, "Collection") is { } place ? ShopCollection.All(catalogue).FirstOrDefault(c => c.Id == place) : null;
            case "collections":
                return Connection.Page([.. CollectionFields.Find(ShopCollection.All(catalogue), arguments.Text("query"), arguments.Text("sortKey"))], c => c.Id, arguments, path);
            case "productVariant":
                return GlobalId.Read(arguments.Text("id")!, "ProductVariant") is { } variant && catalogue.ByVariant(variant) is { } found ? new Owned<Variant>(found.Product, found.Variant) : null;
            case "products":
                var products = ProductSearch.Find(catalogue.Products, arguments.Text("query"));
                return Connection.Page([.. ProductSearch.Sort(products, arguments.Text("sortKey"))], p => p.Id, arguments, path);
            case "productsCount":
                return ProductSearch.Find(catalogue.Products, arguments.Text("query")).Count();
            case "urlRedirects":
                var wanted = SearchTerms.Read(arguments.Text("query"));
                var redirects = catalogue.Redirects.Select((r, i) => new Redirect(402_118_000_000 + i, r.Key, r.Value))
                    .Where(r => wanted.All(t => t.Matches(t.Field == "target" ? r.Target : r.Path)));
                return Connection.Page([.. redirects], r => r.Id, arguments, path);
            case "publicApiVersions":
                return Versions.Public();
            default:
                return field;
        }
    }

    private sealed record Redirect(long Id, string Path, string Target);
}

/// <summary>A part together with the product it belongs to.</summary>
public sealed record Owned<T>(Product Product, T Value) : ITyped
{
    public string TypeName => typeof(T) == typeof(Picture) ? "MediaImage" : typeof(T).Name;
}

public sealed record PriceRange(decimal Min, decimal Max);
