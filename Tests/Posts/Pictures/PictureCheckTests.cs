using Conversations.Posts;
using Conversations.Posts.Pictures;
using SkiaSharp;

namespace Tests.Posts.Pictures;

public sealed class PictureCheckTests
{
    [Theory]
    [InlineData(1080, 1350, null)]
    [InlineData(1080, 1080, null)]
    [InlineData(1080, 566, null)]
    [InlineData(320, 320, null)]
    [InlineData(319, 319, "319 × 319 is narrower than 320 pixels")]
    [InlineData(600, 1200, "600 × 1200 is taller than 4:5")]
    [InlineData(1080, 500, "1080 × 500 is wider than 1.91:1")]
    public void What_instagram_would_refuse_is_said_before(int width, int height, string? said)
    {
        var sentence = PictureCheck.Of(Jpeg(width, height), [Platform.Instagram, Platform.Facebook]);
        if (said is null) Assert.Null(sentence);
        else Assert.Contains(said, sentence, StringComparison.Ordinal);
        Assert.Null(PictureCheck.Of(Jpeg(width, height), [Platform.Facebook]));
    }

    /// <summary>Bytes that are no picture, or break off, are the platform's to judge.</summary>
    [Fact]
    public void Nothing_is_claimed_of_what_cannot_be_read()
    {
        var whole = Jpeg(600, 1200);
        var frame = Enumerable.Range(0, whole.Length).First(length => JpegFile.Of(whole.AsSpan(0, length)) is not null);
        Assert.Equal((600, 1200), JpegFile.Of(whole.AsSpan(0, frame)) is { } file ? (file.Width, file.Height) : default);
        for (var length = 0; length < frame; length++) Assert.Null(PictureCheck.Of(whole.AsSpan(0, length), [Platform.Instagram]));
        Assert.Null(PictureCheck.Of(Enumerable.Repeat((byte)0xFF, 5_000).ToArray(), [Platform.Instagram]));
        var random = new Random(7);
        var noise = new byte[64];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(noise);
            (noise[0], noise[1], noise[2]) = (0xFF, 0xD8, 0xFF);
            _ = PictureCheck.Of(noise, [Platform.Instagram]); // throws nothing
        }
    }

    private static byte[] Jpeg(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}
