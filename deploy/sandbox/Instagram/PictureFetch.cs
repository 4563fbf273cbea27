using Sandbox.Meta;
using SkiaSharp;

namespace Sandbox.Instagram;

/// <summary>Fetches a picture as Instagram does when a container is made, and judges its bytes.</summary>
public sealed class PictureFetch(PictureDownload download)
{
    private const int MaxBytes = 8 << 20;

    public async Task<(byte[] Picture, GraphError? Error)> Get(string url, CancellationToken cancel)
    {
        try
        {
            return await download.Get(url, cancel) is { } picture ? (picture, Refuses(picture)) : ([], Unreachable(url));
        }
        catch (TimeoutException)
        {
            return ([], new(-2, 2207003, "Timeout downloading media") { Title = "Timeout", Explanation = "It takes too long to download the media." });
        }
    }

    /// <summary>A film's bytes as they are; whether they can be shown is found out later.</summary>
    public async Task<(byte[] Film, GraphError? Error)> Film(string url, CancellationToken cancel)
    {
        try
        {
            return await download.Get(url, cancel, "video/") is { Length: <= FilmRules.MaxBytes } film ? (film, null) : ([], Unreachable(url));
        }
        catch (TimeoutException)
        {
            return ([], new(-2, 2207003, "Timeout downloading media") { Title = "Timeout", Explanation = "It takes too long to download the media." });
        }
    }

    /// <returns>What is wrong with a picture's bytes, or null.</returns>
    public static GraphError? Refuses(byte[] picture)
    {
        if (picture.Length > MaxBytes)
            return new(36000, 2207004, "The image is too large to download.") { Title = "Image size too large", Explanation = "The image is too large to download. It should be less than 8 MiB." };
        using var codec = SKCodec.Create(new MemoryStream(picture));
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg } || codec.Info.Width < 320)
            return new(36001, 2207005, "The image format is not supported.") { Title = "Image format not supported", Explanation = "The image format is not supported. Please check spec for supported format: JPEG, at least 320 pixels wide." };
        var aspect = (double)codec.Info.Width / codec.Info.Height;
        return aspect is < 0.795 or > 1.915
            ? new(36003, 2207009, "The submitted image with aspect ratio cannot be published.") { Title = "Aspect ratio not supported", Explanation = "The submitted image cannot be published as its aspect ratio does not fall within our acceptable range: 4:5 to 1.91:1." }
            : null;
    }

    /// <summary>Whether a picture loses a part of itself in the shape of the first.</summary>
    public static bool IsCropped(byte[] picture, byte[] first) => Math.Abs(ShapeOf(picture) / ShapeOf(first) - 1) > 0.01;

    private static double ShapeOf(byte[] picture)
    {
        using var codec = SKCodec.Create(new MemoryStream(picture));
        return (double)codec.Info.Width / codec.Info.Height;
    }

    private static GraphError Unreachable(string url) => new(9004, 2207052, "Only photo or video can be accepted as media type.")
    {
        Title = "Media download has failed. The media URI doesn't meet our requirements.",
        Explanation = $"The media could not be fetched from this URI: {url}",
    };
}
