using System.Text.Json.Nodes;
using Sandbox.Shopify.GraphQl;

namespace Sandbox.Shopify.Orders;

/// <summary>What of an order the app may see. https://shopify.dev/docs/api/usage/access-scopes</summary>
public sealed class OrderAccess(Webhooks scopes, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(60);

    /// <summary>
    /// <c>open</c>; <c>null</c>: the shop's plan keeps names and addresses back; <c>refused</c>: the app is not approved for them, which is an error of
    /// the field. https://shopify.dev/docs/apps/launch/protected-customer-data
    /// </summary>
    public string Customers { get; set; } = "open";

    /// <summary>How long a change takes to be found by a search. Reading by id does not wait.</summary>
    public TimeSpan SearchLag { get; set; }

    public bool Sees(ShopOrder order) => Has("read_all_orders") || order.CreatedAt > time.GetUtcNow() - Window;

    public bool Finds(ShopOrder order) => Sees(order) && order.UpdatedAt <= time.GetUtcNow() - SearchLag;

    public bool SeesServices => Has("third_party_fulfillment_orders");

    public bool IsReady(Journey journey) => time.GetUtcNow() >= journey.ReadyAt;

    public void NeedsOrders(IReadOnlyList<string> path)
    {
        if (!Has("read_orders")) throw Denied("`read_orders` access scope.", path);
    }

    private static readonly string[] Kinds = ["merchant_managed", "assigned", "third_party"];

    public void NeedsParcels(bool write, IReadOnlyList<string> path)
    {
        string[] verbs = write ? ["write"] : ["read", "write"];
        if (!verbs.Any(v => Kinds.Any(k => scopes.Scopes.Contains($"{v}_{k}_fulfillment_orders"))))
            throw Denied($"`{verbs[0]}_merchant_managed_fulfillment_orders` access scope.", path);
    }

    /// <returns>What may be shown of it.</returns>
    public T? Protected<T>(T? value, IReadOnlyList<string> path) where T : class => Customers switch
    {
        "open" => value,
        "null" => null,
        _ => throw new GraphQlException(new("This app is not approved to use the field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.", null, Path(path), new JsonObject { ["code"] = "ACCESS_DENIED" }), fieldOnly: true),
    };

    private bool Has(string scope) => scopes.Scopes.Any(s => s == scope || s == $"read_{scope}" || s == $"write_{scope}");

    private static GraphQlException Denied(string required, IReadOnlyList<string> path) =>
        new(new($"Access denied for {path[^1]} field. Required access: {required}", null, Path(path), new JsonObject
        {
            ["code"] = "ACCESS_DENIED", ["documentation"] = "https://shopify.dev/api/usage/access-scopes", ["requiredAccess"] = required,
        }), fieldOnly: true);

    private static JsonArray Path(IReadOnlyList<string> path) => new([.. path.Select(p => (JsonNode?)p)]);
}
