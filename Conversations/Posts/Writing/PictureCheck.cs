namespace Conversations.Posts.Writing;

/// <summary>
/// What a platform would say of a picture, said while there is still time to change it.
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media#image-specifications
/// </summary>
internal static class PictureCheck
{
    private const int NarrowestForInstagram = 320, LargestForInstagram = 8 << 20;

    // 4:5 and 1.91:1, with the rounding of whole pixels.
    private const double Tallest = 0.795, Widest = 1.915;

    /// <returns>One sentence for the owner; null when there is nothing against it, or nothing can be read from it.</returns>
    public static string? Of(ReadOnlySpan<byte> jpeg, IReadOnlyList<Platform> platforms)
    {
        if (!platforms.Contains(Platform.Instagram)) return null;
        if (jpeg.Length > LargestForInstagram) return "Instagram will not take this picture: it is larger than 8 MB. Put a smaller one into the shop and draft again.";
        if (JpegSize.Of(jpeg) is not { Width: > 0, Height: > 0 } size) return null;
        var shape = (double)size.Width / size.Height;
        var wrong = size.Width < NarrowestForInstagram ? $"narrower than {NarrowestForInstagram} pixels" : shape < Tallest ? "taller than 4:5" : shape > Widest ? "wider than 1.91:1" : null;
        return wrong is null ? null : $"Instagram will not take this picture: {size.Width} × {size.Height} is {wrong}. Change it in the shop and draft again.";
    }
}
