using System.Net.Http.Json;
using System.Text.Json;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>Short links, renamed and translated products, on the shop's own hosts only.</summary>
public sealed class ShopifyStorefront(ShopifyWeb web, ShopifyClient client, IShopHosts hosts, IOptions<ShopifyOptions> options) : IStorefront
{
    private const int MostRedirects = 3;

    public async Task<LinkTarget> FollowAsync(Uri link, CancellationToken ct)
    {
        var ours = await hosts.HostsAsync(ct);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (!ours.Contains(link.IdnHost)) return new LinkTarget.LeavesTheShop(link.IdnHost);
            if (ProductPath.Handle(link.AbsolutePath) is not null) return new LinkTarget.Page(link);
            if (!web.MayOpen(web.Reach(link))) return new LinkTarget.Nowhere();
            using var response = await web.GetAsync(link, headersOnly: true, ct);
            switch ((int)response.StatusCode)
            {
                case 200:
                    return new LinkTarget.Page(link);
                case 301 or 302 or 303 or 307 or 308 when response.Headers.Location is { } target:
                    link = new Uri(link, target);
                    break;
                case 404 or 410:
                    return new LinkTarget.Nowhere();
                case var status:
                    throw new ShopUnavailableException($"The storefront answered {status}.");
            }
        }
        return new LinkTarget.Nowhere();
    }

    public async Task<ProductReference?> LookUpAsync(string path, CancellationToken ct)
    {
        path = ProductPath.Page(path);
        if (ProductPath.Handle(path) is not { } handle) return null;
        if (await RenamedAsync($"/products/{handle}", ct) is { } renamed) return renamed;
        return await TranslatedAsync(path, ct);
    }

    private async Task<ProductReference?> RenamedAsync(string old, CancellationToken ct)
    {
        // The search can be broader than the path, so the path is compared again.
        var data = await client.QueryAsync(ShopifyQueries.Redirects, new() { ["query"] = $"path:{old}" }, ShopifyJson.Default.RedirectsData, ct);
        var target = data.UrlRedirects?.Nodes?.FirstOrDefault(r => r.Path.Equals(old, StringComparison.OrdinalIgnoreCase))?.Target;
        return target is not null && Uri.TryCreate(options.Value.Api, target, out var address) && ProductPath.Handle(address.AbsolutePath) is { } handle
            ? new ProductReference.ByHandle(handle)
            : null;
    }

    /// <summary>The page's JSON tells the product's number whatever language its handle is in.</summary>
    private async Task<ProductReference?> TranslatedAsync(string path, CancellationToken ct)
    {
        var ours = await hosts.HostsAsync(ct);
        // The shop's own host always answers, if only by sending us on to its primary domain.
        var address = new UriBuilder("https", options.Value.Shop) { Path = path + ".js" }.Uri;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (!ours.Contains(address.IdnHost) || !web.MayOpen(web.Reach(address))) return null;
            using var response = await web.GetAsync(address, headersOnly: false, ct);
            switch ((int)response.StatusCode)
            {
                case 200:
                    return await ReadAsync(response, ct);
                case 301 or 302 or 303 or 307 or 308 when response.Headers.Location is { } target:
                    address = new Uri(address, target);
                    break;
                case 404 or 410:
                    return null;
                case var status:
                    throw new ShopUnavailableException($"The storefront answered {status}.");
            }
        }
        return null;
    }

    private static async Task<ProductReference?> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            var product = await response.Content.ReadFromJsonAsync(ShopifyJson.Default.StorefrontProduct, ct);
            return product is { Id: > 0 } ? new ProductReference.ById(product.Id) : throw new ShopUnavailableException("The storefront's answer holds no product.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A password page, for example: it proves nothing about the product.
            throw new ShopUnavailableException("The storefront's answer is not a product.", inner: e);
        }
    }
}
