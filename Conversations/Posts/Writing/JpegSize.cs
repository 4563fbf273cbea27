using System.Buffers.Binary;

namespace Conversations.Posts.Writing;

/// <summary>Width and height in pixels, from the frame header of a JPEG. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1.1.3</summary>
internal readonly record struct JpegSize(int Width, int Height)
{
    /// <returns>Null when there is no frame header to be found.</returns>
    public static JpegSize? Of(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++; // padding
                continue;
            }
            // Start of frame; C4, C8 and CC lie among them and are something else.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }
        return null;
    }
}
