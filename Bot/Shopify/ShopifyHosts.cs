using System.Collections.Frozen;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>The hosts that the settings name, and the primary domain as the shop tells it.</summary>
public sealed class ShopifyHosts(ShopifyClient client, IOptions<ShopifyOptions> options, TimeProvider time) : IShopHosts
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    private FrozenSet<string>? _complete;
    private DateTimeOffset _askAt = DateTimeOffset.MinValue;

    public async ValueTask<IReadOnlySet<string>> HostsAsync(CancellationToken ct)
    {
        if (_complete is { } known) return known;
        if (!options.Value.IsOn) return FrozenSet<string>.Empty;
        var configured = options.Value.Storefronts.Select(u => u.IdnHost).Append(options.Value.Shop!).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        if (time.GetUtcNow() < _askAt) return configured;
        _askAt = time.GetUtcNow() + AskAgainAfter;
        try
        {
            var data = await client.QueryAsync(ShopifyQueries.PrimaryDomain, null, ShopifyJson.Default.ShopData, ct);
            _complete = configured.Concat(data.Shop?.PrimaryDomain?.Host is { Length: > 0 } host ? [host.ToLowerInvariant()] : []).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
            return _complete;
        }
        catch (ShopUnavailableException)
        {
            // The client has noted it in the vendor's health; the configured hosts are enough to go on.
            return configured;
        }
    }
}
