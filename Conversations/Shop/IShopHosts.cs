namespace Conversations.Shop;

/// <summary>The hosts whose product links are this shop's; lower case.</summary>
public interface IShopHosts
{
    ValueTask<IReadOnlySet<string>> HostsAsync(CancellationToken ct);
}
