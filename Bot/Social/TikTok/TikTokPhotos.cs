using System.Security.Cryptography;
using Bot.Health;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>
/// A picture into the account's inbox. TikTok fetches it itself, so the one request that names it is already the whole of it:
/// preparing only looks whether the picture can be had. https://developers.tiktok.com/doc/content-posting-api-reference-photo-post
/// </summary>
public sealed class TikTokPhotos(TikTokClient client, IPictureSource pictures, IOptions<TikTokOptions> options)
{
    /// <summary>Begins what we read a picture by before TikTok has given it an id.</summary>
    private const string Unsent = "photo:";

    /// <summary>In UTF-16 units. The title beside it (90) is left empty: it would be words that nobody has approved.</summary>
    private const int LongestDescription = 4000;

    internal static bool IsUnsent(string handle) => handle.StartsWith(Unsent, StringComparison.Ordinal);

    internal async Task<HandleOutcome> PrepareAsync(PostContent content, CancellationToken ct)
    {
        if (options.Value.MediaDomain is not { } domain) return new HandleOutcome.Refused("TikTok takes no picture from me: TIKTOK_MEDIA_DOMAIN is not set, and the product has no video.");
        if (PhotoAddress.Of(content.Picture, domain) is null)
            return new HandleOutcome.Refused("TikTok cannot have this picture: it is not one of the shop's own files. Upload it to the product in Shopify, then draft again.");
        if (content.Text.Length > LongestDescription) return new HandleOutcome.Refused($"The text is longer than TikTok takes ({LongestDescription} characters). Edit it and approve again.");
        try
        {
            foreach (var (address, hash) in Taken(content, domain))
            {
                if (Convert.ToHexStringLower(SHA256.HashData(await pictures.LoadAsync(address, ct))) != hash)
                    return new HandleOutcome.Refused("TIKTOK_MEDIA_DOMAIN serves another picture than the one you approved. Check that it is a domain of this shop, then try again.");
            }
            return new HandleOutcome.Made(Unsent + content.PictureHash);
        }
        catch (PictureUnavailableException e)
        {
            return new HandleOutcome.Later($"TikTok would not find the picture at TIKTOK_MEDIA_DOMAIN. {e.Message}", null);
        }
    }

    /// <returns>All of the post's pictures where TikTok may fetch all; else the first alone, as its card said.</returns>
    private static List<(Uri Address, string Hash)> Taken(PostContent content, string domain)
    {
        var all = content.Pictures.Select(p => (Address: PhotoAddress.Of(p.Address, domain), p.Hash)).ToList();
        return [.. (all.Exists(a => a.Address is null) ? all.Take(1) : all).Where(a => a.Address is not null).Select(a => (a.Address!, a.Hash))];
    }

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<SendOutcome> SendAsync(PostContent content, CancellationToken ct)
    {
        if (options.Value.MediaDomain is not { } domain || Taken(content, domain) is not { Count: > 0 } taken)
            return new SendOutcome.NotSent("TIKTOK_MEDIA_DOMAIN is gone from the settings.");
        var post = new NewPhotoPost("PHOTO", "MEDIA_UPLOAD", new(content.Text), new("PULL_FROM_URL", [.. taken.Select(t => t.Address.AbsoluteUri)], 0));
        var answer = await client.SendAsync(
            "post/publish/content/init/", "POST /content/init", post, TikTokJson.Default.NewPhotoPost, TikTokJson.Default.EnvelopeBegun, ct);
        return answer switch
        {
            TikTokAnswer<Begun>.Good { Value.PublishId: { Length: > 0 } id } => new SendOutcome.Taken(id),
            // Nothing has come of it, and with another token it may: from the record of it, not from here.
            TikTokAnswer<Begun>.Refused { Code: TikTokErrors.TokenInvalid } => new SendOutcome.NotSent(answer.Trace),
            TikTokAnswer<Begun>.Refused { Status: < 500, Code: var code } when TikTokErrors.Of(code) is { IsCertain: true } no => new SendOutcome.Failed(no.Sentence),
            TikTokAnswer<Begun>.Refused { Code: var code } => new SendOutcome.Unknown(TikTokErrors.Of(code).Sentence),
            _ => new SendOutcome.Unknown("TikTok gave an answer that cannot be read."),
        };
    }
}
