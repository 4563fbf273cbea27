using System.Diagnostics;
using Bot.Pictures;
using Conversations.Posts;
using Conversations.Posts.Pictures;
using Conversations.Shop;
using Sandbox.Instagram;
using SkiaSharp;
using Tests.Support;
using static Tests.Posts.Pictures.Samples;

namespace Tests.Posts.Pictures;

/// <summary>Whatever the shop has becomes a picture that Instagram takes, or a sentence.</summary>
public sealed class PictureMakerTests(ITestOutputHelper output)
{
    private static readonly SkiaPictureMaker Maker = new();
    private static readonly Platform[] Instagram = [Platform.Instagram];
    private static readonly SKEncodedImageFormat[] Formats = [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp];

    [Fact]
    public void X6_any_size_shape_format_and_turn_becomes_one_that_instagram_takes_with_nothing_cut_off()
    {
        var random = new Random(Effort.Seed(output));
        for (var i = 0; i < Effort.Times(60, 600, 6_000); i++)
        {
            var (width, height) = (Side(), Side());
            var (format, turn) = (Formats[random.Next(Formats.Length)], random.Next(1, 9));
            if (format != SKEncodedImageFormat.Jpeg) turn = 1;
            var sample = Picture(width, height, format, turn);
            var made = Maker.Make(sample, PictureFit.Instagram);
            var what = $"{width} × {height} {format}, turned {turn}";
            AssertPostable(made, what);
            AssertCorners(made, (double)width / height, what);
            Assert.Equal(made, Maker.Make(sample, PictureFit.Instagram));
        }

        int Side() => (int)Math.Exp(random.NextDouble() * Math.Log(20) + Math.Log(110)); // 110 to 2,200, small ones as often as large
    }

    [Fact]
    public void X6_gif_and_print_colours_become_jpegs_of_the_web()
    {
        var gif = Maker.Make(Gif(333, 140), PictureFit.Instagram);
        AssertPostable(gif, "a GIF");
        AssertColour(new(200, 190, 170), At(gif, 0.5, 0.5), "the colour of the GIF");
        var cyan = Maker.Make(Cmyk(200, 200, 255, 0, 0, 0), PictureFit.Instagram);
        AssertPostable(cyan, "CMYK");
        var colour = At(cyan, 0.5, 0.5);
        Assert.True(colour.Red < 60 && colour.Blue > 150 && colour.Green > 120, $"{colour} is no cyan");
    }

    [Theory]
    [InlineData(1080, 1350, 1080, 1350)]
    [InlineData(600, 1200, 960, 1200)] // 4:5
    [InlineData(2000, 500, 1080, 566)] // 1.91:1
    [InlineData(2000, 1500, 1080, 810)]
    [InlineData(160, 120, 320, 240)]
    public void The_nearest_shape_is_taken_and_no_more_pixels_than_are_wanted(int width, int height, int wide, int high)
    {
        var frame = PictureFrame.For(width, height, PictureFit.Instagram);
        Assert.Equal((wide, high), (frame.Width, frame.Height));
    }

    [Fact]
    public void The_frame_is_the_colour_of_an_even_edge_and_else_white()
    {
        using var even = new SKBitmap(400, 1200);
        even.Erase(new SKColor(20, 90, 120));
        AssertColour(new(20, 90, 120), At(Maker.Make(Png(even), PictureFit.Instagram), 0.02, 0.5), "an even edge");
        for (var y = 0; y < 1200; y++) for (var x = 0; x < 400; x++) even.SetPixel(x, y, y / 100 % 2 == 0 ? SKColors.Black : SKColors.Orange);
        AssertColour(SKColors.White, At(Maker.Make(Png(even), PictureFit.Instagram), 0.02, 0.5), "an uneven one");
        using var through = new SKBitmap(new SKImageInfo(400, 400, SKColorType.Rgba8888, SKAlphaType.Premul));
        AssertColour(SKColors.White, At(Maker.Make(Png(through), PictureFit.Instagram), 0.5, 0.5), "what one can see through");
    }

    [Fact]
    public void X6_what_is_no_picture_or_breaks_off_or_is_too_large_gets_a_sentence_and_no_memory()
    {
        var random = new Random(Effort.Seed(output));
        foreach (var format in Formats)
        {
            var whole = Picture(800, 700, format);
            for (var i = 0; i < Effort.Times(20, 100, 1_000); i++) AssertSaid(whole[..random.Next(whole.Length * 9 / 10)], "cannot be read");
        }
        for (var i = 0; i < Effort.Times(200, 2_000, 20_000); i++)
        {
            var noise = new byte[random.Next(3_000)];
            random.NextBytes(noise);
            if (noise.Length > 3) (noise[0], noise[1], noise[2]) = (0xFF, 0xD8, 0xFF);
            AssertSaid(noise, "");
        }
        var began = Process.GetCurrentProcess().PeakWorkingSet64;
        AssertSaid(Bomb(50_000, 50_000), "50000 × 50000");
        AssertSaid(Bomb(1, 2_000_000), "");
        Assert.True(Process.GetCurrentProcess().PeakWorkingSet64 - began < 100_000_000); // the system counts by the page or so: it may even have sunk
        AssertSaid("<html><script>alert(1)</script>"u8.ToArray(), "cannot be read");
        AssertSaid(Picture(60, 900), "too small");
    }

    [Fact]
    public void X6_metadata_and_what_hangs_on_stay_behind()
    {
        var fine = Picture(900, 900);
        Assert.True(PictureCheck.IsFine(fine, Instagram));
        byte[][] others =
        [
            WithExif(fine, 1, place: true), WithExif(fine, 6), [.. fine, .. "PK\u0003\u0004 a second file"u8], fine[..^2],
            With(fine, 0xE2, [.. "ICC_PROFILE\0\u0001\u0001"u8, .. "Adobe RGB (1998)"u8]), Cmyk(400, 400, 9, 9, 9, 9), Picture(900, 900, SKEncodedImageFormat.Png),
        ];
        foreach (var (other, i) in others.Select((o, i) => (o, i)))
        {
            Assert.False(PictureCheck.IsFine(other, Instagram), $"{i}");
            if (i != 3) AssertPostable(Maker.Make(other, PictureFit.Instagram), $"{i}");
        }
        Assert.True(PictureCheck.IsFine(WithExif(fine, 1), Instagram)); // upright and from nowhere
        Assert.True(PictureCheck.IsFine(With(fine, 0xE2, [.. "ICC_PROFILE\0\u0001\u0001"u8, .. "sRGB IEC61966-2.1"u8]), Instagram));
        Assert.False(PictureCheck.IsFine(Picture(500, 1000), Instagram));
        Assert.True(PictureCheck.IsFine(Picture(500, 1000), [Platform.Facebook]));
    }

    internal static void AssertPostable(byte[] made, string what)
    {
        Assert.True(PictureFetch.Refuses(made) is null, $"{what}: {PictureFetch.Refuses(made)?.Explanation}");
        Assert.True(PictureCheck.IsFine(made, Instagram), what);
        var file = JpegFile.Of(made)!;
        Assert.InRange(file.Width, PictureFit.Narrowest, PictureFit.Broadest);
        Assert.InRange((double)file.Width / file.Height, 0.8, 1.91);
        Assert.InRange(made.Length, 1, 4_000_000);
        foreach (var word in (string[])["Exif", "ICC_PROFILE", "Adobe", "PK\u0003\u0004"])
            Assert.True(made.AsSpan().IndexOf(System.Text.Encoding.Latin1.GetBytes(word)) < 0, $"{what} holds {word}");
    }

    /// <summary>The corners of the old picture are on the new one, in their places.</summary>
    private static void AssertCorners(byte[] made, double shape, string what)
    {
        using var bitmap = SKBitmap.Decode(made);
        var now = (double)bitmap.Width / bitmap.Height;
        var (wide, high) = (Math.Min(1, shape / now), Math.Min(1, now / shape));
        for (var i = 0; i < 4; i++)
        {
            var (x, y) = (i % 2 == 0 ? 0.5 - wide * 0.4 : 0.5 + wide * 0.4, i < 2 ? 0.5 - high * 0.4 : 0.5 + high * 0.4);
            AssertColour(Corners[i], bitmap.GetPixel((int)(x * bitmap.Width), (int)(y * bitmap.Height)), $"{what}: corner {i}");
        }
    }

    private static void AssertColour(SKColor wanted, SKColor seen, string what) => Assert.True(
        Math.Max(Math.Max(Math.Abs(wanted.Red - seen.Red), Math.Abs(wanted.Green - seen.Green)), Math.Abs(wanted.Blue - seen.Blue)) <= 24, $"{what}: {seen} instead of {wanted}");

    private static void AssertSaid(byte[] picture, string words)
    {
        var said = Assert.Throws<PictureUnavailableException>(() => Maker.Make(picture, PictureFit.Instagram)).Message;
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    private static SKColor At(byte[] picture, double x, double y)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return bitmap.GetPixel((int)(x * bitmap.Width), (int)(y * bitmap.Height));
    }

    private static byte[] Png(SKBitmap bitmap)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
