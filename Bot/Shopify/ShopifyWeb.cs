using Bot.Health;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>
/// The shop's public pages, without a key. Opens HTTPS addresses on public hosts, and besides these only the origins
/// that the settings name (X4); redirects are never followed here.
/// </summary>
public sealed class ShopifyWeb(IHttpClientFactory http, PublicAddresses addresses, IOptions<ShopifyOptions> options)
{
    internal const string Name = "shopify web";

    /// <summary>Requests for the shop's own host go where <c>SHOPIFY_API_URL</c> says.</summary>
    public Uri Reach(Uri address) =>
        address.IdnHost.Equals(options.Value.Shop, StringComparison.OrdinalIgnoreCase) && address.IsDefaultPort
            ? new Uri(options.Value.Api, address.PathAndQuery)
            : address;

    public bool MayOpen(Uri address) =>
        address.UserInfo.Length == 0 && (addresses.IsConfigured(address) || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort));

    /// <exception cref="ShopUnavailableException">No answer, or not an address we open.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, bool headersOnly, CancellationToken ct)
    {
        var reached = Reach(address);
        if (!MayOpen(reached)) throw new ShopUnavailableException("Not an address that may be opened.");
        using var request = new HttpRequestMessage(HttpMethod.Get, reached);
        request.Headers.UserAgent.ParseAdd("Mozilla/5.0 (compatible; ShopPosts)");
        request.Options.Set(VendorCalls.HeadersOnly, headersOnly);
        using var client = http.CreateClient(Name);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (VendorCallException e)
        {
            throw new ShopUnavailableException(e.Message, inner: e);
        }
    }
}
