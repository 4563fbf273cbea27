using Conversations.Posts.Pictures;
using Conversations.Shop;
using SkiaSharp;

namespace Bot.Pictures;

/// <summary>
/// Pictures through Skia, whose native library is not loaded before the first one is made. What is too large is refused by its header:
/// on the device there is room for one picture, not for a bomb.
/// </summary>
public sealed class SkiaPictureMaker : IPictureMaker
{
    /// <summary>In the order of colours that is its own here, Skia scales five times as fast as in another.</summary>
    private static readonly SKColorType Order = SKImageInfo.PlatformColorType;

    private const int MostPixels = 12_000_000, Smallest = 100;

    /// <summary>Facebook takes 4 MB, which only noise comes near.</summary>
    private const int MostBytes = 4_000_000;

    private static readonly int[] Qualities = [88, 75, 60, 45];

    /// <summary>Looks at each pixel only as long as no more than half of them go; what shrinks more is halved first, which takes several times as long.</summary>
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.None), Halved = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public byte[] Make(byte[] picture, PictureFit fit)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data) ?? throw new PictureUnavailableException("The product's picture cannot be read: it is none, or damaged. Upload it to the product again, then draft again.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
            throw new PictureUnavailableException($"The product's picture is too large for me: {width} × {height} is more than 12 million pixels. Put a smaller one into the shop, then draft again.");
        if (Math.Min(width, height) < Smallest)
            throw new PictureUnavailableException($"The product's picture is too small to be posted: {width} × {height} pixels. Put a larger one into the shop, then draft again.");
        using var decoded = Decode(codec);
        using var framed = Framed(decoded, codec.EncodedOrigin, fit);
        return Encode(framed);
    }

    /// <summary>In the colours of the web. A JPEG is decoded no larger than it is needed.</summary>
    private static SKImage Decode(SKCodec codec)
    {
        var size = codec.GetScaledDimensions(Math.Min(1, 2f * PictureFit.Broadest / Math.Max(codec.Info.Width, codec.Info.Height)));
        using var web = SKColorSpace.CreateSrgb();
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, Order, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, web));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
            throw new PictureUnavailableException("The product's picture is damaged: it cannot be read to its end. Upload it to the product again, then draft again.");
        bitmap.SetImmutable(); // shared with the image, not copied
        return SKImage.FromBitmap(bitmap);
    }

    private static SKBitmap Framed(SKImage decoded, SKEncodedOrigin origin, PictureFit fit)
    {
        var upright = Upright(origin, decoded.Width, decoded.Height);
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = lies ? (decoded.Height, decoded.Width) : (decoded.Width, decoded.Height);
        var frame = PictureFrame.For(width, height, fit);
        // Without a colour space: what is drawn keeps its numbers, and none is written into the file.
        var framed = new SKBitmap(new SKImageInfo(frame.Width, frame.Height, Order, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(framed);
        canvas.Clear(SKColors.White);
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.Translate(frame.Left, frame.Top);
            canvas.Scale((float)frame.ShownWidth / width, (float)frame.ShownHeight / height);
            canvas.Concat(in upright);
            canvas.DrawImage(decoded, 0, 0, 2 * frame.ShownWidth >= width && 2 * frame.ShownHeight >= height ? Smooth : Halved);
        }
        if (!frame.HasSides && !frame.HasBands) return framed;
        canvas.ClipRect(SKRect.Create(frame.Left, frame.Top, frame.ShownWidth, frame.ShownHeight), SKClipOperation.Difference);
        canvas.Clear(EdgeColour.Of(framed, frame));
        return framed;
    }

    private static byte[] Encode(SKBitmap bitmap)
    {
        using var pixels = bitmap.PeekPixels();
        foreach (var quality in Qualities)
        {
            using var jpeg = pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore));
            if (jpeg is null) break;
            if (jpeg.Size <= MostBytes || quality == Qualities[^1]) return jpeg.ToArray();
        }
        throw new InvalidOperationException("Skia writes no JPEG.");
    }

    /// <summary>From the picture as it is stored to the one that is shown; EXIF 2.32, tag 274.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
