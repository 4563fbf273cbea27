using Bot.Appwrite;
using Bot.Shopify;
using Conversations.Shop;

namespace Bot.Pictures;

/// <summary>A post's picture from wherever it lies: with the shop, or among those that were made.</summary>
public sealed class PicturePlaces(ShopifyPictures shop, AppwritePictures made) : IPictureSource
{
    public Task<byte[]> LoadAsync(Uri picture, CancellationToken ct) => made.Holds(picture) ? made.LoadAsync(picture, ct) : shop.LoadAsync(picture, ct);
}
