namespace Conversations.Posts.Pictures;

/// <summary>The sizes that a made picture may have.</summary>
/// <param name="Tallest">The least width for a height of 1.</param>
/// <param name="Widest">The largest.</param>
public sealed record PictureFit(double Tallest, double Widest)
{
    /// <summary>In pixels; what Instagram takes at least, and what TikTok takes at most.</summary>
    public const int Narrowest = 320, Broadest = 1080;

    /// <summary>4:5 to 1.91:1 (https://developers.facebook.com/docs/instagram-platform/content-publishing).</summary>
    public static PictureFit Instagram { get; } = new(0.8, 1.91);

    /// <summary>Of nobody's making: a strip is still no picture.</summary>
    public static PictureFit Any { get; } = new(0.4, 2.5);

    /// <summary>That shape and no other: the pictures of one post are all cropped to the first one's.</summary>
    public static PictureFit Of(double shape) => new(shape, shape);

    public static PictureFit For(IReadOnlyList<Platform> platforms) => platforms.Contains(Platform.Instagram) ? Instagram : Any;
}
