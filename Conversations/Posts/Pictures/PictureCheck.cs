namespace Conversations.Posts.Pictures;

/// <summary>
/// What a platform would say of a picture, said while there is still time to change it.
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media#image-specifications
/// </summary>
internal static class PictureCheck
{
    private const int LargestForInstagram = 8 << 20;

    // 4:5 and 1.91:1, with the rounding of whole pixels.
    private const double Tallest = 0.795, Widest = 1.915;

    /// <summary>Whether it can go out as the shop has it: then nothing is made, and nothing is kept.</summary>
    public static bool IsFine(ReadOnlySpan<byte> picture, IReadOnlyList<Platform> platforms) =>
        JpegFile.Of(picture) is { IsUsual: true, IsWhole: true, IsTurned: false, TellsPlace: false, HasOtherColours: false, Width: > 0, Height: > 0 }
        && Of(picture, platforms) is null;

    /// <summary>Whether it would lose nothing beside one of that shape.</summary>
    public static bool HasShape(ReadOnlySpan<byte> picture, double shape) =>
        JpegFile.Of(picture) is { Width: > 0, Height: > 0 } file && Math.Abs((double)file.Width / file.Height / shape - 1) < 0.01;

    /// <returns>One sentence for the owner; null when there is nothing against it, or nothing can be read from it.</returns>
    public static string? Of(ReadOnlySpan<byte> jpeg, IReadOnlyList<Platform> platforms)
    {
        if (!platforms.Contains(Platform.Instagram)) return null;
        if (jpeg.Length > LargestForInstagram) return "Instagram will not take this picture: it is larger than 8 MB. Put a smaller one into the shop and draft again.";
        if (JpegFile.Of(jpeg) is not { Width: > 0, Height: > 0 } size) return null;
        var shape = (double)size.Width / size.Height;
        var wrong = size.Width < PictureFit.Narrowest ? $"narrower than {PictureFit.Narrowest} pixels" : shape < Tallest ? "taller than 4:5" : shape > Widest ? "wider than 1.91:1" : null;
        return wrong is null ? null : $"Instagram will not take this picture: {size.Width} × {size.Height} is {wrong}. Change it in the shop and draft again.";
    }
}
