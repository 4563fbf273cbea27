using Conversations.Posts;
using Conversations.Posts.Writing;

namespace Tests.Posts.Writing;

public sealed class LikenessTests
{
    private const string Tote = "Market mornings, sorted. Undyed linen, wide straps, room for the loaf and the flowers. #linen #zerowaste";

    [Theory]
    [InlineData(Tote, 1.0)]
    [InlineData("MARKET mornings sorted: undyed linen, wide straps; room for the loaf and the flowers! #bag", 1.0)]
    [InlineData("Market mornings, sorted. Undyed linen, wide straps, room for the bread and the flowers.", 0.6)] // one word of fourteen
    [InlineData("Slow mornings, strong coffee. A mug thrown by hand, room for both hands and the whole morning. #linen #zerowaste", 0.0)]
    [InlineData("#linen #zerowaste", 0.0)]
    public void The_share_of_common_sequences_of_three_words(string text, double share) =>
        Assert.Equal(share, Likeness.Closest(text, [new(new(12), Tote)])!.Value.Share, 1);

    [Fact]
    public void The_most_alike_is_named()
    {
        Assert.Equal(new PostId(12), Likeness.Closest(Tote, [new(new(9), "Something else that is long enough."), new(new(12), Tote)])!.Value.Post);
        Assert.Null(Likeness.Closest(Tote, []));
    }
}
