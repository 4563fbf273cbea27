using Conversations.Orders;
using Conversations.Posts;
using Conversations.Shop;

namespace Tests.Posts;

public sealed class CampaignLinksTests : IShopHosts
{
    private const string Ours = "?utm_source=facebook&utm_medium=social&utm_campaign=post-7";

    private readonly CampaignLinks _links;

    public CampaignLinksTests() => _links = new(this);

    public ValueTask<IReadOnlySet<string>> HostsAsync(CancellationToken ct) => new(new HashSet<string> { "acme.myshopify.com", "www.acme.com", "acme.com" });

    [Theory]
    [InlineData("Here: https://acme.com/products/tote.", $"Here: https://acme.com/products/tote{Ours}.")]
    [InlineData("(https://acme.com/products/tote)", $"(https://acme.com/products/tote{Ours})")]
    [InlineData("www.acme.com/products/tote now", $"www.acme.com/products/tote{Ours} now")]
    [InlineData("https://ACME.com/a?variant=5&utm_source=newsletter&utm_term=x#size", $"https://ACME.com/a?variant=5&utm_source=facebook&utm_medium=social&utm_campaign=post-7#size")]
    [InlineData($"https://acme.com/a?utm_source=facebook&utm_medium=social&utm_campaign=post-3", $"https://acme.com/a{Ours}")]
    [InlineData($"https://acme.com/a{Ours}", $"https://acme.com/a{Ours}")]
    [InlineData("https://acme.com", $"https://acme.com{Ours}")]
    [InlineData("Two: https://acme.com/a, https://acme.com/b!", $"Two: https://acme.com/a{Ours}, https://acme.com/b{Ours}!")]
    public async Task A_link_to_the_shop_says_which_post_it_stands_in(string typed, string marked) =>
        Assert.Equal(marked, await _links.MarkAsync(Post(7), typed, CancellationToken.None));

    [Theory]
    [InlineData("Find us at acme.com or in town.")]
    [InlineData("https://elsewhere.example/products/tote")]
    [InlineData("https://acme.com@elsewhere.example/a")]
    [InlineData("hello@acme.com/x")]
    [InlineData("https://acme.com.elsewhere.example/a")]
    [InlineData("No link. Only 3.5/5 stars…")]
    public async Task What_is_no_link_to_the_shop_stays_as_it_was_typed(string typed) =>
        Assert.Equal(typed, await _links.MarkAsync(Post(7), typed, CancellationToken.None));

    [Theory]
    [InlineData("facebook", "social", "post-7", 7L)]
    [InlineData("TikTok", "Social", "Post-12", 12L)]
    [InlineData("1", "social", "post-7", null)]
    [InlineData("facebook", "email", "post-7", null)]
    [InlineData("facebook", "social", "post-+7", null)]
    [InlineData("facebook", "social", "post-", null)]
    [InlineData("facebook", null, "post-7", null)]
    public void Only_a_mark_of_ours_names_a_post(string source, string? medium, string name, long? post) =>
        Assert.Equal(post, CampaignLinks.PostOf(new Campaign(source, medium, name, null, null))?.Value);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var query = System.Web.HttpUtility.ParseQueryString(CampaignLinks.Mark(new("https://acme.com/products/tote?variant=5"), Post(41)).Query);
        Assert.Equal(new PostId(41), CampaignLinks.PostOf(new(query["utm_source"], query["utm_medium"], query["utm_campaign"], null, null)));
        Assert.Equal("5", query["variant"]);
    }

    private static Post Post(long id) => new()
    {
        Id = new(id), Revision = 1, Stage = PostStage.Drafting, Chat = new(1), CreatedAt = default, Platforms = [Platform.Instagram, Platform.Facebook],
        Product = new() { Id = "gid://shopify/Product/1", Handle = "tote", Title = "Tote", Description = "", Visibility = ProductVisibility.Visible, Price = new(34, "EUR"), HighestPrice = new(34, "EUR"), ForSale = true },
    };
}
