using Sandbox.Meta;
using SkiaSharp;

namespace Sandbox.Facebook;

/// <summary>
/// Whatever opens as a picture, and not too large. https://developers.facebook.com/docs/graph-api/reference/page/photos
/// </summary>
public static class PictureRules
{
    private const int MaxBytes = 4_000_000;

    /// <summary>A picture that was taken.</summary>
    public sealed record Judged(byte[] Bytes, int Width, int Height);

    /// <returns>Null when it is refused.</returns>
    public static Judged? Judge(byte[] bytes)
    {
        if (bytes.Length is 0 or > MaxBytes) return null;
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        return codec is null ? null : new(bytes, codec.Info.Width, codec.Info.Height);
    }

    public static GraphError NoFile => new(324, null, "(#324) Requires upload file");

    public static GraphError Unusable => new(324, 2069019, "(#324) Missing or invalid image file")
    {
        Title = "Missing or invalid image file",
        Explanation = "The photo could not be uploaded. It should be smaller than 4 MB and saved as JPG, PNG, GIF, BMP or WebP.",
    };
}
