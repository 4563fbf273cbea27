using System.Security.Cryptography;
using Conversations.Posts.Publishing;
using Conversations.Shop;

namespace Conversations.Posts.Pictures;

/// <summary>A picture as it will go out.</summary>
/// <param name="Address">The shop's own, or one that was made of it.</param>
/// <param name="Hash">SHA-256 of the bytes there, lower-case hex.</param>
/// <param name="Trouble">What a platform will say of it: one sentence; null for nothing.</param>
public sealed record PreparedPicture(Uri Address, string Hash, string? Trouble);

/// <summary>
/// The picture of a post, ready before its card is shown (P6): the shop's own wherever it will do, else one that is made of it and kept. Without a
/// place to keep it the shop's own stays, and its card names what is wrong.
/// </summary>
public sealed class PreparePicture(IPictureSource pictures, IPictureMaker maker, IPictureStore store)
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    /// <summary>The post's only picture, or its first.</summary>
    /// <exception cref="PictureUnavailableException">It cannot be had, or nothing can be made of it.</exception>
    public Task<PreparedPicture> FromAsync(Uri picture, IReadOnlyList<Platform> platforms, CancellationToken ct) => FromAsync(picture, platforms, null, ct);

    /// <param name="shape">Width for a height of 1 of the picture before it, where it is to have the same; else null.</param>
    /// <exception cref="PictureUnavailableException">It cannot be had, or nothing can be made of it.</exception>
    public async Task<PreparedPicture> FromAsync(Uri picture, IReadOnlyList<Platform> platforms, double? shape, CancellationToken ct)
    {
        var own = await pictures.LoadAsync(picture, ct);
        if (PictureCheck.IsFine(own, platforms) && (shape is not { } same || PictureCheck.HasShape(own, same))) return new(picture, Hash(own), null);
        // TikTok fetches nothing from where we keep it.
        if (!store.IsOn || platforms.All(p => p.EndsInInbox())) return AsItIs(picture, own, platforms, shape, null);
        var made = maker.Make(own, shape is { } wanted ? PictureFit.Of(wanted) : PictureFit.For(platforms));
        var hash = Hash(made);
        try
        {
            return new(await store.KeepAsync(made, hash, ct), hash, null);
        }
        catch (PictureStoreException e)
        {
            return AsItIs(picture, own, platforms, shape, e.Message);
        }
    }

    private static PreparedPicture AsItIs(Uri picture, byte[] own, IReadOnlyList<Platform> platforms, double? shape, string? notKept)
    {
        if (!own.AsSpan().StartsWith(JpegStart))
            throw new PictureUnavailableException(PostTexts.NotFitted("The product's picture is not a JPEG, which Instagram needs.", notKept));
        var named = PictureCheck.Of(own, platforms) ?? (shape is { } same && !PictureCheck.HasShape(own, same) ? PostTexts.WillBeCropped : null);
        return new(picture, Hash(own), named is null ? null : PostTexts.NotFitted(named, notKept));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
