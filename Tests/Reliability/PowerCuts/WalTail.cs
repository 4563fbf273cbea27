using System.Buffers.Binary;

namespace Tests.Reliability.PowerCuts;

/// <summary>
/// A write-ahead log whose torn tail looks sound: what a reader that does not check it would take for whole. The format and
/// the checksum: https://sqlite.org/fileformat2.html#the_write_ahead_log
/// </summary>
internal static class WalTail
{
    private const int Header = 32;
    private const int FrameHeader = 24;
    private const int Salts = 8;

    /// <summary>Gives every frame of this log's generation the checksum of what is in it.</summary>
    public static void LooksSound(byte[] log)
    {
        if (log.Length < Header) return;
        var bigEndian = (log[3] & 1) == 1;
        var page = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        if (page is < 512 or > 65_536) return;
        var sum = (First: BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(24)), Second: BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(28)));
        for (var at = Header; at + FrameHeader + page <= log.Length; at += FrameHeader + page)
        {
            var frame = log.AsSpan(at, FrameHeader + page);
            if (!frame.Slice(8, Salts).SequenceEqual(log.AsSpan(16, Salts))) return;
            sum = Sum(frame[..8], sum, bigEndian);
            sum = Sum(frame[FrameHeader..], sum, bigEndian);
            BinaryPrimitives.WriteUInt32BigEndian(frame[16..], sum.First);
            BinaryPrimitives.WriteUInt32BigEndian(frame[20..], sum.Second);
        }
    }

    private static (uint First, uint Second) Sum(ReadOnlySpan<byte> bytes, (uint First, uint Second) sum, bool bigEndian)
    {
        for (; !bytes.IsEmpty; bytes = bytes[8..])
        {
            sum.First = unchecked(sum.First + Word(bytes, bigEndian) + sum.Second);
            sum.Second = unchecked(sum.Second + Word(bytes[4..], bigEndian) + sum.First);
        }
        return sum;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
