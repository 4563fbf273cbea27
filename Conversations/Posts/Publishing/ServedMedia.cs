using System.Security.Cryptography;
using Conversations.Shop;

namespace Conversations.Posts.Publishing;

/// <summary>Why a platform is not told to fetch what was approved.</summary>
/// <param name="Now">With what the shop serves now, to be approved anew; null when it serves nothing at the moment.</param>
public sealed record MediaTrouble(string Reason, PostContent? Now);

/// <summary>Looks at the shop's pictures and videos once more before a platform fetches them itself (P6).</summary>
public sealed class ServedMedia(IPictureSource pictures, IVideoSource videos)
{
    /// <returns>Null when all that is shown there is still what stood on the card.</returns>
    public async Task<MediaTrouble?> LookAsync(PostContent content, Platform on, CancellationToken ct)
    {
        if (on == Platform.Instagram && content.Reel is { } reel) return await LookAsync(content, reel, ct);
        if (!content.ShowsPictures(on)) return null;
        foreach (var (picture, i) in content.Pictures.Select((p, i) => (p, i)))
        {
            try
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(await pictures.LoadAsync(picture.Address, ct)));
                if (hash != picture.Hash) return new(PostTexts.PictureChanged, Exchanged(content, i, hash));
            }
            catch (PictureUnavailableException e)
            {
                return new(content.More is null ? e.Message : PostTexts.NamedPicture(i + 1, content.Pictures.Count, e.Message), null);
            }
        }
        return null;
    }

    private async Task<MediaTrouble?> LookAsync(PostContent content, PostVideo reel, CancellationToken ct)
    {
        try
        {
            var hash = (await videos.CopyAsync(reel.Address, Stream.Null, ct)).Hash;
            return hash == reel.Hash ? null : new(PostTexts.VideoChanged, content with { Reel = reel with { Hash = hash } });
        }
        catch (VideoUnavailableException e)
        {
            return new(e.Message, null);
        }
    }

    private static PostContent Exchanged(PostContent content, int at, string hash) => at == 0
        ? content with { PictureHash = hash }
        : content with { More = [.. content.More!.Select((p, i) => i == at - 1 ? p with { Hash = hash } : p)] };
}
