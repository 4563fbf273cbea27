using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Conversations.Orders;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>
/// Changes at Shopify that must not be made twice: asked for once, whatever comes back. Only a whole yes is a yes, and only what cannot have been
/// carried out is a no (P4).
/// </summary>
public sealed class ShopifyMutations(ShopifyClient client, ShopifyTokens tokens, IOptions<ShopifyOptions> options, VendorHealth health)
{
    internal const string Scope = "write_merchant_managed_fulfillment_orders";

    internal const string LacksScope = $"Shopify's app lacks the scope {Scope}: add it in the app's configuration and install it again.";

    /// <param name="answered">What the answer says; null when it does not say it.</param>
    /// <exception cref="OperationCanceledException">The program is stopping; whether it was carried out is not known.</exception>
    internal async Task<ShipAnswer> AskOnceAsync<TVariables, T>(
        string mutation, TVariables variables, JsonTypeInfo<TVariables> variablesType, JsonTypeInfo<T> type, Func<T, ShipAnswer?> answered, CancellationToken ct)
    {
        if (!options.Value.IsOn) return Not("Shopify is off: SHOPIFY_SHOP is not set.");
        string token;
        try
        {
            token = await tokens.GetAsync(ct);
        }
        catch (Exception e) when (e is ShopUnavailableException or VendorCallException)
        {
            return Not(e.Message);
        }
        try
        {
            using var response = await client.SendAsync(new(mutation, JsonSerializer.SerializeToElement(variables, variablesType)), token, ct);
            var status = (int)response.StatusCode;
            if (status == 401) await tokens.RefusedAsync(token, ct);
            if (Closed(status) is { } closed) return Not(closed);
            return status == 200 ? Read(await response.Content.ReadAsByteArrayAsync(ct), type, answered) : Unknown($"It answered {status}.");
        }
        catch (VendorCallException e)
        {
            return e.NothingSent ? Not(e.Message) : Unknown(e.Message);
        }
    }

    /// <summary>What Shopify says at its door, before it looks at what is asked.</summary>
    private static string? Closed(int status) => status switch
    {
        401 => "Shopify refuses our key.",
        402 => "Shopify has frozen the shop.",
        403 => "Shopify refuses us the right.",
        404 => "Shopify does not know the shop.",
        423 => "Shopify has locked the shop.",
        _ => null,
    };

    private ShipAnswer Read<T>(byte[] body, JsonTypeInfo<T> type, Func<T, ShipAnswer?> answered)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(body, ShopifyJson.Default.GraphAnswer);
            if (answer?.Errors is { Count: > 0 } errors)
            {
                // One name in the path: the mutation itself. Deeper it has been carried out, and only a part of the answer is kept back.
                if (!errors.All(e => e.Extensions?.Code == "ACCESS_DENIED" && e.Path is { Count: 1 }))
                    return Unknown($"It answered with an error ({string.Join(", ", errors.Select(e => e.Extensions?.Code ?? "no code"))}).");
                health.Fails(ShopifyClient.Vendor, "It refuses us the right.");
                return Not(LacksScope);
            }
            if (answer is not { Data.ValueKind: JsonValueKind.Object } || answer.Data.Deserialize(type) is not { } data || answered(data) is not { } told) return Unreadable;
            health.Works(ShopifyClient.Vendor);
            return told;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static ShipAnswer Unreadable => Unknown("Its answer cannot be read.");

    private static ShipAnswer Not(string reason) => new(ShipResult.NotDone, reason);

    private static ShipAnswer Unknown(string reason) => new(ShipResult.Unknown, $"Shopify did not confirm. {reason}");
}
