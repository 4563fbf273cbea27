using Bot.Health;
using Bot.Journal;
using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Tests.Bench;

/// <summary>A journal as it looks after years: 10,000 posts, most of them long done.</summary>
internal static class FullJournal
{
    /// <param name="waiting">Chats that each have one draft in review; its number is the place in the list plus one.</param>
    /// <param name="product">What those are about: approved, they are held against the shop.</param>
    public static Task WriteAsync(string folder, IReadOnlyList<long> waiting, int total, Uri picture, Sandbox.Shopify.Product product) =>
        WriteAsync(folder, waiting, total, picture, PostStage.Rejected, TimeProvider.System.GetUtcNow(), product);

    /// <param name="done">What has become of the others, an hour after each other until then.</param>
    public static async Task WriteAsync(string folder, IReadOnlyList<long> waiting, int total, Uri picture, PostStage done, DateTimeOffset until, Sandbox.Shopify.Product? product = null)
    {
        using var journal = new JournalFile(Options.Create(new JournalOptions { DataDir = folder }), TimeProvider.System);
        var posts = new JournalPosts(journal, new OutboxBell(), new Device(), TimeProvider.System);
        var writes = new List<Task>();
        for (var i = 0; i < total; i++)
        {
            var isWaiting = i < waiting.Count;
            var post = Post(isWaiting ? PostStage.InReview : done, waiting.Count == 0 ? Support.Desk.Owner : waiting[isWaiting ? i : 0], i, picture, until.AddHours(i - total), isWaiting ? product!.Id : i);
            if (isWaiting) await posts.CreateAsync(post, $"bench:{i}", CancellationToken.None);
            else if (done == PostStage.Published) writes.Add(posts.RestoreAsync(post with { Id = new(i + 1) }, Publications(new(i + 1), post), CancellationToken.None));
            else writes.Add(posts.CreateAsync(post, $"bench:{i}", CancellationToken.None));
        }
        await Task.WhenAll(writes);
        // Their rows count as written: the bench times taps, not the first catching up of Appwrite.
        await journal.WriteAsync(j => j.Execute("DELETE FROM outbox"));
    }

    /// <summary>One on every platform.</summary>
    private static IReadOnlyList<Publication> Publications(PostId id, Post post) => [.. Enum.GetValues<Platform>().Select(p => new Publication
    {
        Post = id, Platform = p, Attempt = 1, State = PublicationState.Published, Hash = post.Content!.Hash(), IntentAt = post.CreatedAt, ChangedAt = post.CreatedAt, MediaId = $"{p}-{id}",
    })];

    private static Post Post(PostStage stage, long chat, int number, Uri picture, DateTimeOffset at, long product) => new()
    {
        Id = default, Revision = 2, Stage = stage, Chat = new ChatId(chat), CreatedAt = at,
        Platforms = [Platform.Instagram], PublishedAt = stage == PostStage.Published ? at : null,
        Product = new()
        {
            Id = $"gid://shopify/Product/{product}", Handle = $"product-{number}", Title = $"Product {number}", Description = new string('d', 400),
            Visibility = ProductVisibility.Visible, Price = new(34, "EUR"), HighestPrice = new(34, "EUR"), ForSale = true, Stock = 12,
            Picture = picture, Page = new($"https://linen-and-loaf.myshopify.com/products/product-{number}"),
        },
        Score = new(0.97, true, []),
        Content = new()
        {
            Text = $"Market mornings, sorted. Number {number}. " + string.Join(' ', Enumerable.Repeat("Undyed linen, wide straps.", 8)),
            AltText = "A bag on a hook", Picture = picture, PictureHash = new string('0', 64),
        },
    };

    private sealed class Device : IDeviceId
    {
        public string Value => "bench";
    }
}
