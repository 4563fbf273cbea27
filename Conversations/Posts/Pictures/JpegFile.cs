using System.Buffers.Binary;

namespace Conversations.Posts.Pictures;

/// <summary>What a JPEG says of itself, without being decoded. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B</summary>
internal sealed record JpegFile
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Of a kind that everybody reads: eight bits, sequential or progressive, grey or three colours.</summary>
    public required bool IsUsual { get; init; }

    /// <summary>It is to be shown turned or mirrored.</summary>
    public bool IsTurned { get; init; }

    /// <summary>It tells where it was taken.</summary>
    public bool TellsPlace { get; init; }

    /// <summary>Its colours are meant for another screen than one of the web.</summary>
    public bool HasOtherColours { get; init; }

    /// <summary>Nothing is missing at its end, and nothing hangs on.</summary>
    public bool IsWhole { get; init; }

    /// <returns>Null when there is no frame header to be found.</returns>
    public static JpegFile? Of(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return null;
        JpegFile? frame = null;
        var (exif, colours, whole) = (default(ExifFacts), false, false);
        for (var at = 2; at + 2 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++; // padding
                continue;
            }
            if (marker == 0xD9)
            {
                whole = at + 2 == bytes.Length;
                break;
            }
            if (LengthAt(bytes, at) is not { } length) break;
            var segment = bytes.Slice(at + 4, length - 2);
            at += 2 + length;
            switch (marker)
            {
                // Start of frame; C4, C8 and CC lie among them and are something else.
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) when segment.Length >= 6:
                    frame ??= Frame(marker, segment);
                    break;
                case 0xDA:
                    at = AfterScan(bytes, at);
                    break;
                case 0xE1 when segment.StartsWith("Exif\0\0"u8):
                    exif = ExifFacts.Of(segment[6..]);
                    break;
                case 0xE2 when segment.StartsWith("ICC_PROFILE\0\u0001"u8):
                    colours = segment.IndexOf("sRGB"u8) < 0 && segment.IndexOf("s\0R\0G\0B"u8) < 0;
                    break;
            }
        }
        return frame is null ? null : frame with { IsTurned = exif.IsTurned, TellsPlace = exif.TellsPlace, HasOtherColours = colours, IsWhole = whole };
    }

    /// <returns>Of the segment behind a marker, with its own two bytes; null when it is not there whole.</returns>
    private static int? LengthAt(ReadOnlySpan<byte> bytes, int at) =>
        at + 4 <= bytes.Length && BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) is var length and >= 2 && at + 2 + length <= bytes.Length ? length : null;

    private static JpegFile Frame(byte marker, ReadOnlySpan<byte> segment) => new()
    {
        Width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]),
        Height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]),
        IsUsual = marker is 0xC0 or 0xC1 or 0xC2 && segment[0] == 8 && segment[5] is 1 or 3,
    };

    /// <summary>A 255 within the scan is followed by a zero or by the number of a restart; anything else begins what comes after it.</summary>
    private static int AfterScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (bytes[at..].IndexOf((byte)0xFF) is var found and >= 0 && (at += found) + 1 < bytes.Length)
        {
            if (bytes[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
            at += 2;
        }
        return bytes.Length;
    }
}
