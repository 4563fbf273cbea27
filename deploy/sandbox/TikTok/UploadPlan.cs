namespace Sandbox.TikTok;

/// <summary>
/// In how many pieces a file comes. Megabytes are decimal, the division is rounded down and the rest rides on the last piece.
/// https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
/// </summary>
public sealed record UploadPlan(long Size, long ChunkSize, long Chunks, string Token)
{
    /// <summary>How long the upload address is valid.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const long Smallest = 5_000_000, Largest = 64_000_000, LargestLast = 128_000_000, LargestFile = 4_000_000_000, MostChunks = 1000;

    /// <summary>The length of the piece that begins here.</summary>
    public long LengthAt(long first) => first / ChunkSize >= Chunks - 1 ? Size - first : ChunkSize;

    /// <returns>What is wrong with it, or null.</returns>
    public string? Mistake()
    {
        if (Size is < 1 or > LargestFile) return "video_size is out of range";
        if (ChunkSize < 1 || ChunkSize > Size) return "chunk_size is out of range";
        if (ChunkSize == Size) return Size > Largest ? "a video of more than 64 MB comes in several chunks" : Chunks == 1 ? null : "total_chunk_count is not video_size / chunk_size";
        if (Size < Smallest) return "a video of less than 5 MB comes in one chunk";
        if (ChunkSize is < Smallest or > Largest) return "chunk_size is not between 5 MB and 64 MB";
        if (Chunks != Size / ChunkSize) return "total_chunk_count is not video_size / chunk_size, rounded down";
        if (Chunks == 1 && Size > Largest) return "a video of more than 64 MB comes in several chunks";
        if (Chunks > MostChunks) return "there are more than 1000 chunks";
        return Size - (Chunks - 1) * ChunkSize > LargestLast ? "the last chunk is larger than 128 MB" : null;
    }
}
