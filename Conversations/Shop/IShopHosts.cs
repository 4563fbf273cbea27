namespace Conversations.Shop;

/// <summary>Which hosts are the shop's own. A link to any other is not ours and is never opened (X4).</summary>
public interface IShopHosts
{
    /// <summary>
    /// Host names in lower case, without port; never empty unless the shop is off. What the settings name is always
    /// there; the shop's primary domain as soon as the shop could be asked for it.
    /// </summary>
    ValueTask<IReadOnlySet<string>> HostsAsync(CancellationToken ct);
}
