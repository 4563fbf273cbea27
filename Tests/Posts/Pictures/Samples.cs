using System.Buffers.Binary;
using SkiaSharp;

namespace Tests.Posts.Pictures;

/// <summary>Pictures of every kind that a shop can have, each with a red, a green, a blue and a yellow corner.</summary>
internal static class Samples
{
    /// <summary>Top left, top right, bottom left, bottom right.</summary>
    public static readonly SKColor[] Corners = [new(220, 30, 30), new(30, 160, 60), new(40, 60, 200), new(230, 200, 40)];

    /// <param name="turn">EXIF's number for how it is to be shown; it is stored so that the corners are right when it is.</param>
    public static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, int turn = 1, SKColor? ground = null)
    {
        var lies = turn >= 5;
        using var bitmap = new SKBitmap(new SKImageInfo(lies ? height : width, lies ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(ground ?? new SKColor(200, 190, 170));
            canvas.Concat(Stored(turn, width, height));
            var (w, h) = (width / 4f, height / 4f);
            for (var i = 0; i < 4; i++)
            {
                using var paint = new SKPaint { Color = Corners[i] };
                canvas.DrawRect(i % 2 == 0 ? 0 : width - w, i < 2 ? 0 : height - h, w, h, paint);
            }
        }
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(format, 92) ?? throw new InvalidOperationException($"Skia does not write {format}.");
        return turn == 1 ? data.ToArray() : WithExif(data.ToArray(), turn);
    }

    /// <summary>A camera's note between the first two bytes and the rest.</summary>
    public static byte[] WithExif(byte[] jpeg, int turn, bool place = false)
    {
        byte[] entries = [0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)turn, 0, 0, 0, .. place ? new byte[] { 0x25, 0x88, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0 } : []];
        byte[] exif = [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, (byte)(entries.Length / 12), 0, .. entries, 0, 0, 0, 0];
        return With(jpeg, 0xE1, exif);
    }

    /// <summary>One more segment before all others.</summary>
    public static byte[] With(byte[] jpeg, byte marker, byte[] segment)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(segment.Length + 2));
        return [.. jpeg[..2], 0xFF, marker, .. length, .. segment, .. jpeg[2..]];
    }

    /// <summary>A PNG that says how large it is, and no more.</summary>
    public static byte[] Bomb(int width, int height)
    {
        var header = new byte[17];
        "IHDR"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), height);
        (header[12], header[13]) = (8, 6);
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(header));
        return [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. header, .. check, 0, 0, 0, 0, .. "IDAT"u8, 0x35, 0xAF, 0x06, 0x1E];
    }

    /// <summary>Of one colour, and coded without any compression: each second code empties the table.</summary>
    public static byte[] Gif(int width, int height)
    {
        var codes = new List<int>();
        for (var i = 0; i < width * height; i++)
        {
            if (i % 2 == 0) codes.Add(4);
            codes.Add(1);
        }
        codes.Add(5);
        var bits = new List<byte>();
        var (held, count) = (0, 0);
        foreach (var code in codes)
        {
            held |= code << count;
            for (count += 3; count >= 8; count -= 8, held >>= 8) bits.Add((byte)held);
        }
        bits.Add((byte)held);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(size.AsSpan(2), (ushort)height);
        return
        [
            .. "GIF89a"u8, .. size, 0x81, 0, 0, 255, 255, 255, 200, 190, 170, 0, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, .. size, 0, 2,
            .. bits.Chunk(255).SelectMany(c => (byte[])[(byte)c.Length, .. c]), 0, 0x3B,
        ];
    }

    /// <summary>A JPEG for a printing press, of one colour: ink of each kind, from none (0) to all (255).</summary>
    public static byte[] Cmyk(int width, int height, params byte[] ink)
    {
        var bits = new List<bool>();
        for (var block = 0; block < (width + 7) / 8 * ((height + 7) / 8); block++)
        {
            foreach (var one in ink)
            {
                // The first block says by how much its colour is not grey, every later one that it is the same; none has a pattern.
                var mean = block == 0 ? 8 * (255 - one - 128) : 0;
                var size = mean == 0 ? 0 : 32 - int.LeadingZeroCount(Math.Abs(mean));
                Write(size, 4);
                Write(mean < 0 ? mean + (1 << size) - 1 : mean, size);
                bits.Add(false);
            }
        }
        while (bits.Count % 8 != 0) bits.Add(true);
        var scan = bits.Chunk(8).Select(b => (byte)b.Aggregate(0, (n, bit) => n << 1 | (bit ? 1 : 0))).SelectMany(b => b == 255 ? (byte[])[255, 0] : [b]);
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
        byte[] codes = [0, 0, 0, 0, 12, .. new byte[12], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        byte[] flat = [0x10, 1, .. new byte[16]];
        return
        [
            0xFF, 0xD8, .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]), .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]), .. Segment(0xC0, frame),
            .. Segment(0xC4, codes), .. Segment(0xC4, flat), .. Segment(0xDA, [4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]), .. scan, 0xFF, 0xD9,
        ];

        void Write(int value, int length)
        {
            for (var bit = length - 1; bit >= 0; bit--) bits.Add((value >> bit & 1) == 1);
        }
    }

    private static uint Crc(byte[] bytes) => ~bytes.Aggregate(uint.MaxValue, (crc, b) =>
        Enumerable.Range(0, 8).Aggregate(crc ^ b, (c, _) => (c & 1) == 1 ? c >> 1 ^ 0xEDB88320 : c >> 1));

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>From the picture that is shown to the one that is stored.</summary>
    private static SKMatrix Stored(int turn, float width, float height) => turn switch
    {
        2 => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        3 => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        4 => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        5 => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        6 => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        7 => new(0, -1, height, -1, 0, width, 0, 0, 1),
        8 => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
