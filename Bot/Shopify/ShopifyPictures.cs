using Bot.Health;
using Conversations.Shop;

namespace Bot.Shopify;

/// <summary>Product pictures from the shop's image addresses, whatever they are; what comes of them is decided by their bytes, not by what they are called.</summary>
public sealed class ShopifyPictures(ShopifyWeb web) : IPictureSource
{
    /// <summary>Instagram's limit.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    public async Task<byte[]> LoadAsync(Uri picture, CancellationToken ct)
    {
        if (!web.MayOpen(web.Reach(picture))) throw new PictureUnavailableException("The product's picture is at an address that I may not open.");
        try
        {
            using var response = await web.GetAsync(picture, headersOnly: false, ct);
            if ((int)response.StatusCode is 404 or 410) throw new PictureUnavailableException("The product's picture is gone from the shop.");
            if (!response.IsSuccessStatusCode) throw new PictureUnavailableException("The shop did not hand out the product's picture.");
            var bytes = await response.Content.ReadAsByteArrayAsync(ct);
            if (bytes.Length > MostBytes) throw new PictureUnavailableException(TooLarge);
            return bytes.Length > 0 ? bytes : throw new PictureUnavailableException("The product's picture is empty. Upload it to the product again.");
        }
        catch (ShopUnavailableException e)
        {
            throw new PictureUnavailableException(Sentence(e.InnerException), e);
        }
    }

    private const string TooLarge = "The product's picture is larger than 8 MiB, which Instagram does not take.";

    private static string Sentence(Exception? cause) => cause switch
    {
        VendorCallException { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => TooLarge,
        VendorCallException { InnerException: HttpRequestException { InnerException: ForbiddenAddressException } } =>
            "The product's picture is at an address that I may not open.",
        VendorCallException { Failure: CallFailure.TimedOut } => "The product's picture took too long to load.",
        _ => "The product's picture could not be loaded from the shop.",
    };
}
