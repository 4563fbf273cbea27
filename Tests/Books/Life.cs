using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Appwrite;
using Bot.Health;
using Conversations.Insights;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Shop;

namespace Tests.Books;

/// <summary>
/// What happens to the journal while something is wrong with Appwrite, and beside it, kept by nobody but the test, what must stand in Appwrite in the
/// end. A post and its publication change together, so that a row that is ahead of the other shows a torn group.
/// </summary>
internal sealed class Life(BooksRig rig)
{
    private readonly Dictionary<string, (int Revision, PublicationState State)> _posts = [];
    private readonly Dictionary<string, List<PublicationState>> _states = [];
    private readonly Dictionary<DateTimeOffset, int> _calls = [];
    private readonly Dictionary<DateOnly, long> _revenue = [];

    private static CancellationToken Ct => CancellationToken.None;

    private IPostStore Posts => rig.Get<IPostStore>();

    public static Post Draft(TimeProvider time) => new()
    {
        Id = default, Revision = 1, Stage = PostStage.InReview, Chat = new(111), CreatedAt = time.GetUtcNow(), Platforms = [Platform.Instagram],
        Product = new()
        {
            Id = "gid://shopify/Product/1", Handle = "linen-tote", Title = "Linen tote", Description = "", Visibility = ProductVisibility.Visible,
            Price = new(34, "EUR"), HighestPrice = new(34, "EUR"), ForSale = true, Stock = 12,
            Picture = new("https://cdn.shopify.com/tote.jpg"), Page = new("https://acme.myshopify.com/products/linen-tote"),
        },
        Content = new() { Text = """{"method":"toggle"}""", AltText = "A bag", Picture = new("https://cdn.shopify.com/tote.jpg"), PictureHash = "" },
    };

    /// <summary>A post whose first claim is in the transaction that approves it.</summary>
    public async Task<PostId> ApprovedAsync()
    {
        var draft = await Posts.CreateAsync(Draft(rig.Time), $"{Guid.NewGuid()}", Ct);
        var claim = new Publication { Post = draft.Id, Platform = Platform.Instagram, Attempt = 1, State = PublicationState.Claimed, Hash = "ab", ChangedAt = rig.Time.GetUtcNow() };
        await CommitAsync(draft with { Revision = 2, Stage = PostStage.Publishing }, claim, null);
        return draft.Id;
    }

    public async Task MovesOnAsync(PostId id, PublicationState to)
    {
        var (post, row) = ((await Posts.FindAsync(id, Ct))!, (await Posts.FindPublicationAsync(id, Platform.Instagram, Ct))!);
        await CommitAsync(post with { Revision = post.Revision + 1, Stage = to == PublicationState.Published ? PostStage.Published : post.Stage }, row with { State = to, ChangedAt = rig.Time.GetUtcNow() }, row.State);
    }

    /// <summary>Calls in the hour of now, which the end of the hour sums.</summary>
    public void Called(int times)
    {
        for (var i = 0; i < times; i++) rig.Get<ICallRecord>().Record("shopify", "POST graphql.json", 200, rig.Time.GetUtcNow());
        var hour = new DateTimeOffset(rig.Time.GetUtcNow().Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        _calls[hour] = _calls.GetValueOrDefault(hour) + times;
    }

    public async Task DayAsync(DateOnly day, long revenue)
    {
        await rig.Get<IDayStore>().SaveAsync([new() { Day = day, Currency = "EUR", Revenue = revenue, Orders = 1 }], Ct);
        _revenue[day] = revenue;
    }

    /// <summary>Rows that are not there, or not as they must be, and what is there too often.</summary>
    public async Task<(int Lost, int Doubled)> JudgeAsync()
    {
        var posts = await RowsAsync(AppwriteTables.SocialPosts);
        var publications = await RowsAsync(AppwriteTables.Publications);
        var hours = (await RowsAsync(AppwriteTables.ApiCalls)).Where(h => h["api"]!.GetValue<string>() == "shopify").ToLookup(h => DateTimeOffset.Parse(h["timestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture));
        var days = (await RowsAsync(AppwriteTables.Metrics)).ToLookup(d => d["date"]!.GetValue<string>());
        var lost = _posts.Count(p => posts.Count(r => Id(r) == p.Key && r["revision"]!.GetValue<int>() == p.Value.Revision && r["content"]!.GetValue<string>() == """text:{"method":"toggle"}""") != 1)
            + _posts.Count(p => publications.Count(r => Id(r) == $"{p.Key}-instagram-1" && r["state"]!.GetValue<string>().Equals($"{p.Value.State}", StringComparison.OrdinalIgnoreCase)) != 1)
            + _calls.Count(c => hours[c.Key].Sum(Count) < c.Value)
            + _revenue.Count(r => days[$"{r.Key:yyyy-MM-dd}"].Count(d => d["revenue"]!.GetValue<long>() == r.Value) != 1);
        var doubled = posts.Count - _posts.Count + publications.Count - _posts.Count + _calls.Count(c => hours[c.Key].Sum(Count) > c.Value || hours[c.Key].Count() > 1) + days.Count(d => d.Count() > 1);
        return (lost, Math.Max(0, doubled));

        static string Id(JsonNode row) => row["$id"]!.GetValue<string>();
        static int Count(JsonNode row) => row["count"]!.GetValue<int>();
    }

    /// <summary>Posts whose publication is not the one of the same change.</summary>
    public async Task<int> TornAsync()
    {
        var publications = (await RowsAsync(AppwriteTables.Publications)).ToDictionary(r => r["$id"]!.GetValue<string>(), r => r["state"]!.GetValue<string>());
        return (await RowsAsync(AppwriteTables.SocialPosts)).Count(row =>
        {
            var (id, revision) = (row["$id"]!.GetValue<string>(), row["revision"]!.GetValue<int>());
            return revision > 1 && !_states[id][revision - 2].ToString().Equals(publications.GetValueOrDefault($"{id}-instagram-1"), StringComparison.OrdinalIgnoreCase);
        });
    }

    private async Task CommitAsync(Post post, Publication row, PublicationState? from)
    {
        Assert.True(await Posts.CommitAsync(new() { Post = post, Ledger = [new(row, from)] }, Ct));
        _posts[$"{post.Id}"] = (post.Revision, row.State);
        if (from is null) _states[$"{post.Id}"] = [];
        _states[$"{post.Id}"].Add(row.State);
    }

    private Task<IReadOnlyList<JsonNode>> RowsAsync(string table) => rig.Appwrite.Desk.RowsAsync(table);
}
