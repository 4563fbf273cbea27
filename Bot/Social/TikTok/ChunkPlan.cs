namespace Bot.Social.TikTok;

/// <param name="First">Of its bytes, from 0.</param>
internal readonly record struct Chunk(long First, long Length)
{
    public long Last => First + Length - 1;
}

/// <summary>
/// In how many pieces a file goes up. Megabytes are decimal; the number of pieces is rounded down, and what is left rides on
/// the last one. https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
/// </summary>
internal sealed record ChunkPlan(long Size, long ChunkSize, long Count)
{
    /// <summary>Within TikTok's 5 to 64 MB: what a home line sends in a minute or two. A file of less than two of it goes up in one.</summary>
    public const long Usual = 10_000_000;

    public static ChunkPlan Of(long size) => size < 2 * Usual ? new(size, size, 1) : new(size, Usual, size / Usual);

    public IEnumerable<Chunk> Chunks
    {
        get
        {
            for (var number = 0L; number < Count; number++)
                yield return new(number * ChunkSize, number == Count - 1 ? Size - number * ChunkSize : ChunkSize);
        }
    }
}
