using System.Buffers.Binary;

namespace Sandbox.Instagram;

/// <summary>What Instagram takes as a reel: an MP4 of 3 seconds to 15 minutes. https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media#reel-specifications</summary>
public static class FilmRules
{
    public const int MaxBytes = 300 << 20;

    public static bool IsTaken(byte[] film) => film.Length > 12 && film.AsSpan(4, 4).SequenceEqual("ftyp"u8) && Seconds(film) is >= 3 and <= 15 * 60;

    /// <returns>From the movie header (ISO/IEC 14496-12, <c>moov/mvhd</c>, version 0); null when there is none.</returns>
    private static double? Seconds(ReadOnlySpan<byte> film)
    {
        var at = film.IndexOf("mvhd"u8);
        if (at < 0 || at + 24 > film.Length) return null;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(film[(at + 16)..]);
        return scale == 0 ? null : BinaryPrimitives.ReadUInt32BigEndian(film[(at + 20)..]) / (double)scale;
    }
}
