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

    /// <summary>Where <c>SHOPIFY_API_URL</c> is set, the whole shop is there: requests for any of its configured hosts go to it.</summary>
    public Uri Reach(Uri address) =>
        options.Value.ApiUrl is not null && address.IsDefaultPort && IsShop(address.IdnHost) ? new Uri(options.Value.Api, address.PathAndQuery) : address;

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

    private bool IsShop(string host) => options.Value.Storefronts.Select(s => s.IdnHost).Append(options.Value.Shop).Contains(host, StringComparer.OrdinalIgnoreCase);
}
