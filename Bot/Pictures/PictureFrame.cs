using Conversations.Posts.Pictures;

namespace Bot.Pictures;

/// <summary>Where on a new picture an old one is drawn; in pixels, in the middle.</summary>
/// <param name="Width">Of the new picture.</param>
/// <param name="ShownWidth">Of the old one on it.</param>
internal readonly record struct PictureFrame(int Width, int Height, int ShownWidth, int ShownHeight)
{
    public int Left => (Width - ShownWidth) / 2;

    public int Top => (Height - ShownHeight) / 2;

    public bool HasSides => ShownWidth < Width;

    public bool HasBands => ShownHeight < Height;

    /// <summary>The nearest shape that is allowed; nothing is cut off, and nothing is stretched by more than the rounding to whole pixels.</summary>
    public static PictureFrame For(int width, int height, PictureFit fit)
    {
        var shape = (double)width / height;
        var allowed = Math.Clamp(shape, fit.Tallest, fit.Widest);
        var wide = Math.Clamp(allowed > shape ? Whole(height * allowed) : width, PictureFit.Narrowest, PictureFit.Broadest);
        // The rounding must not lead out of what is allowed.
        var least = (int)Math.Ceiling(wide / fit.Widest - 1e-9);
        var high = Math.Clamp(Whole(wide / allowed), least, Math.Max(least, (int)Math.Floor(wide / fit.Tallest + 1e-9)));
        return allowed > shape ? new(wide, high, Math.Clamp(Whole(high * shape), 1, wide), high)
            : allowed < shape ? new(wide, high, wide, Math.Clamp(Whole(wide / shape), 1, high))
            : new(wide, high, wide, high);
    }

    private static int Whole(double pixels) => (int)Math.Round(pixels, MidpointRounding.AwayFromZero);
}
