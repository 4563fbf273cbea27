using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Conversations.Posts;

/// <summary>What becomes public, byte for byte (P6).</summary>
public sealed record PostContent
{
    /// <summary>The final text with its hashtags.</summary>
    public required string Text { get; init; }

    /// <summary>Describes the picture to people who do not see it.</summary>
    public required string AltText { get; init; }

    /// <summary>A public JPEG: Instagram fetches it itself.</summary>
    public required Uri Picture { get; init; }

    /// <summary>SHA-256 of the picture's bytes as they stood on the card; lower-case hex.</summary>
    public required string PictureHash { get; init; }

    /// <summary>The pictures that follow the first in the same post; null for none.</summary>
    public IReadOnlyList<PostPicture>? More { get; init; }

    /// <summary>All of them, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<PostPicture> Pictures => [new(Picture, PictureHash, AltText), .. More ?? []];

    /// <summary>For TikTok, which takes it instead of the picture; null when the product has none, or it does not go there.</summary>
    public PostVideo? Video { get; init; }

    /// <summary>Instagram shows it as a reel, instead of the pictures; null for the pictures.</summary>
    public PostVideo? Reel { get; init; }

    /// <summary>Facebook shows a preview of this page, instead of the pictures; null for the pictures.</summary>
    public Uri? Link { get; init; }

    /// <summary>Who sees the video on TikTok, where it is posted there directly; null for the inbox, from where a person posts it.</summary>
    public Audience? TikTokAudience { get; init; }

    /// <summary>Whether the pictures are part of what people see there.</summary>
    public bool ShowsPictures(Platform on) => on switch
    {
        Platform.Instagram => Reel is null,
        Platform.Facebook => Link is null,
        _ => Video is null,
    };

    /// <summary>SHA-256 over all of it; lower-case hex. The same at approval and at sending.</summary>
    public string Hash()
    {
        // Length prefixes keep two different contents from running together into the same bytes.
        var all = new StringBuilder();
        foreach (var part in Parts()) all.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    /// <summary>What an older release knew comes first and as it knew it: what it has approved keeps its hash.</summary>
    private IEnumerable<string> Parts() =>
    [
        Text, AltText, Picture.AbsoluteUri, PictureHash,
        .. Video is { } video ? new[] { video.Address.AbsoluteUri, video.Hash } : [],
        .. (More ?? []).SelectMany(p => new[] { "picture", p.Address.AbsoluteUri, p.Hash, p.AltText }),
        .. Reel is { } reel ? new[] { "reel", reel.Address.AbsoluteUri, reel.Hash } : [],
        .. Link is { } link ? new[] { "link", link.AbsoluteUri } : [],
        .. TikTokAudience is { } audience ? new[] { "tiktok", $"{audience}" } : [],
    ];
}

/// <summary>A picture as it stood when the draft was made.</summary>
/// <param name="Address">A public JPEG.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="AltText">Describes it to people who do not see it.</param>
public sealed record PostPicture(Uri Address, string Hash, string AltText);

/// <summary>A video as it stood when the draft was made.</summary>
/// <param name="Address">A public MP4 of the shop.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
public sealed record PostVideo(Uri Address, string Hash);
