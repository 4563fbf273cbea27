using System.Buffers.Binary;

namespace Conversations.Posts.Pictures;

/// <summary>What a camera has written into a picture, as far as it matters for posting. https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf</summary>
internal readonly record struct ExifFacts(bool IsTurned, bool TellsPlace)
{
    private const ushort Orientation = 0x0112, Place = 0x8825;

    /// <param name="tiff">From the byte order mark on. What cannot be read says nothing.</param>
    public static ExifFacts Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8))) return default;
        var little = tiff[0] == (byte)'I';
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first + 2 > (uint)tiff.Length) return default;
        var entries = tiff[((int)first + 2)..];
        var facts = default(ExifFacts);
        for (var left = Number(tiff[(int)first..], little); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
        {
            switch (Number(entries, little))
            {
                case Orientation:
                    facts = facts with { IsTurned = Number(entries[8..], little) is >= 2 and <= 8 };
                    break;
                case Place:
                    facts = facts with { TellsPlace = true };
                    break;
            }
        }
        return facts;
    }

    private static ushort Number(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
