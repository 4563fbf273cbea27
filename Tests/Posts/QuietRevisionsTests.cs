using Conversations.Posts;
using Conversations.Shop;

namespace Tests.Posts;

/// <summary>Which revisions of a post a button may name.</summary>
public sealed class QuietRevisionsTests
{
    [Fact]
    public void R1_what_nobody_decided_about_leaves_the_buttons_valid_however_often_and_a_decision_ends_that()
    {
        var post = New(7);
        Assert.Equal([7], Seen(post));
        post = post.Quietly().Quietly().Quietly();
        Assert.Equal([7, 8, 9, 10], Seen(post));
        post = post with { Revision = 11 };
        Assert.Equal([11], Seen(post));
        Assert.Equal([11, 12], Seen(post.Quietly()));
    }

    [Fact]
    public void O5_a_quiet_revision_of_the_release_before_counts_as_it_did()
    {
        var post = New(5) with { QuietAt = 5 };
        Assert.Equal([4, 5], Seen(post));
        Assert.Equal([4, 5, 6], Seen(post.Quietly()));
    }

    private static Post New(int revision) => new()
    {
        Id = new(1), Revision = revision, Stage = PostStage.Published, Chat = new(1), CreatedAt = DateTimeOffset.UnixEpoch, Platforms = [Platform.Instagram],
        Product = new()
        {
            Id = "gid://shopify/Product/1", Handle = "tea", Title = "Tea", Description = "", Visibility = ProductVisibility.Visible,
            Price = new(3, "EUR"), HighestPrice = new(3, "EUR"), ForSale = true,
        },
    };

    private static IEnumerable<int> Seen(Post post) => Enumerable.Range(0, 20).Where(post.IsSeenIn);
}
