using Bot.Shopify;
using Conversations.Shop;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Support;

/// <summary>A shop whose pictures can be exchanged under their addresses.</summary>
internal sealed class SwappedPictures
{
    public bool Swapped { get; set; }

    public void Register(IServiceCollection services) =>
        services.AddSingleton<IPictureSource>(s => new Source(this, ActivatorUtilities.CreateInstance<ShopifyPictures>(s)));

    private sealed class Source(SwappedPictures shop, ShopifyPictures real) : IPictureSource
    {
        public async Task<byte[]> LoadAsync(Uri picture, CancellationToken ct)
        {
            var bytes = await real.LoadAsync(picture, ct);
            return shop.Swapped ? [.. bytes, 0] : bytes;
        }
    }
}
