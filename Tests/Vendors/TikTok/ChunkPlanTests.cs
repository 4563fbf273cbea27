using Bot.Social.TikTok;

namespace Tests.Vendors.TikTok;

/// <summary>In how many pieces a file goes up, judged by the rules as the sandbox has them.</summary>
public sealed class ChunkPlanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4_999_999)]
    [InlineData(5_000_000)]
    [InlineData(9_999_999)]
    [InlineData(10_000_000)]
    [InlineData(19_999_999)]
    [InlineData(20_000_000)]
    [InlineData(20_000_001)]
    [InlineData(29_999_999)]
    [InlineData(63_999_999)]
    [InlineData(64_000_000)]
    [InlineData(64_000_001)]
    [InlineData(127_999_999)]
    [InlineData(128_000_001)]
    [InlineData(256_000_000)]
    [InlineData(4_000_000_000)]
    public void Each_size_is_cut_as_tiktok_wants_it_and_no_byte_is_missing(long size)
    {
        var plan = ChunkPlan.Of(size);
        var theirs = new global::Sandbox.TikTok.UploadPlan(plan.Size, plan.ChunkSize, plan.Count, "");
        Assert.Null(theirs.Mistake());
        var next = 0L;
        foreach (var chunk in plan.Chunks)
        {
            Assert.Equal((next, theirs.LengthAt(next)), (chunk.First, chunk.Length));
            next = chunk.Last + 1;
        }
        Assert.Equal(size, next);
        Assert.Equal(plan.Count, plan.Chunks.Count());
    }
}
