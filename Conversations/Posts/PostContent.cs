using System.Security.Cryptography;
using System.Text;

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

    /// <summary>For TikTok, which takes it instead of the picture; null when the product has none, or it does not go there.</summary>
    public PostVideo? Video { get; init; }

    /// <summary>SHA-256 over all of it; lower-case hex. The same at approval and at sending.</summary>
    public string Hash()
    {
        // Length prefixes keep two different contents from running together into the same bytes.
        var all = new StringBuilder();
        foreach (var part in (string[])[Text, AltText, Picture.AbsoluteUri, PictureHash, .. Video is { } video ? new[] { video.Address.AbsoluteUri, video.Hash } : []]) all.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}

/// <summary>A video as it stood when the draft was made.</summary>
/// <param name="Address">A public MP4 of the shop.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
public sealed record PostVideo(Uri Address, string Hash);
