namespace Sandbox.Shopify;

/// <summary>The shop, its domain, and what the app may do.</summary>
public static class ShopFields
{
    public const string Domain = "linen-and-loaf.myshopify.com";
    public const string Url = "https://" + Domain;

    public static readonly IReadOnlyList<string> Scopes = ["read_products", "read_orders", "read_inventory", "read_online_store_navigation"];

    public static object? Shop(string field) => field switch
    {
        "id" => GlobalId.Of("Shop", 68_421_337_301),
        "name" => "Linen & Loaf",
        "myshopifyDomain" => Domain,
        "currencyCode" => "EUR",
        "ianaTimezone" => "Europe/Berlin",
        "timezoneAbbreviation" => "CET",
        "timezoneOffset" => "+0100",
        "timezoneOffsetMinutes" => 60,
        "email" or "contactEmail" => "hello@linen-and-loaf.example",
        "description" => "Linen, clay and wool for slow days.",
        "url" => Url,
        "primaryDomain" => "primary",
        "plan" => "plan",
        _ => null,
    };

    public static object? DomainOf(string field) => field switch
    {
        "id" => GlobalId.Of("Domain", 91_200_441_621),
        "host" => Domain,
        "url" => Url,
        "sslEnabled" => true,
        _ => null,
    };

    public static object? Plan(string field) => field switch
    {
        "publicDisplayName" => "Basic",
        _ => false,
    };

    public static object? App(string field) => field switch
    {
        "id" => GlobalId.Of("AppInstallation", 512_004_981_205),
        "accessScopes" => Scopes,
        "launchUrl" => $"https://admin.shopify.com/store/linen-and-loaf/apps/posts",
        _ => null,
    };
}
