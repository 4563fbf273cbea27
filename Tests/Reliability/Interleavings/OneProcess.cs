using System.Security.Cryptography;
using Conversations;
using Conversations.Chat;
using Conversations.Logins;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tests.Reliability.Interleavings;

/// <summary>What one running copy of the program decides and publishes with. Two of them share nothing but the journal and the platform.</summary>
internal sealed class OneProcess : IDisposable
{
    public static readonly byte[] Picture = [0xFF, 0xD8, 0xFF];
    public static readonly string PictureHash = Convert.ToHexStringLower(SHA256.HashData(Picture));

    public OneProcess(IPostStore posts, IReadOnlyList<IPublisher> platforms, TimeProvider time)
    {
        var shop = new ShopSettings
        {
            Zone = TimeZoneInfo.Utc, Language = new("en"), PublishAt = [new(12, 30), new(17, 30)], UndoWindow = TimeSpan.Zero,
            QualityThreshold = 0.85, Platforms = [.. platforms.Select(p => p.Platform)],
        };
        var crash = new NoCrashPoints();
        var around = new Surroundings();
        var cards = new PostCards(posts, around, new(shop, time, around), shop, time, platforms, crash, NullLogger<PostCards>.Instance);
        Review = new(posts, shop, time, new(), crash);
        Edit = new(new(posts, time, crash), new(around, posts, shop), cards);
        var steps = new PublishingSteps(platforms, posts, around, new(around, around), around, time, crash);
        Publish = new(posts, new(posts, steps, cards, time, crash, NullLogger<PublishOnPlatform>.Instance), steps, cards, around, new([], around), new(around, around, time, NullLogger<ShopGate>.Instance), shop, time, crash);
    }

    public ReviewPost Review { get; }

    public EditPost Edit { get; }

    public PublishPost Publish { get; }

    public void Dispose() => Review.Dispose();

    /// <summary>A chat nobody reads, a mirror nobody reaches, a picture that stays the same.</summary>
    private sealed class Surroundings : IMessenger, IClaimMirror, IPictureSource, IVideoSource, IShopHosts, IProductCatalog, IPublishingSwitch, ILoginStore
    {
        public string? StoppedBecause => null;

        public Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct) => Task.FromResult(new MessageRef(chat, 1, null));

        public Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct) => Task.FromResult(message);

        public Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => Task.CompletedTask;

        public Task ShowTypingAsync(ChatId chat, CancellationToken ct) => Task.CompletedTask;

        public Task<ClaimOutcome> ClaimAsync(Publication claim, CancellationToken ct) => Task.FromResult(ClaimOutcome.Unreachable);

        public Task<LoadedVideo> CopyAsync(Uri video, Stream to, CancellationToken ct) => throw new NotSupportedException("No draft here has a video.");

        public Task<byte[]> LoadAsync(Uri picture, CancellationToken ct) => Task.FromResult(Picture);

        public ValueTask<IReadOnlySet<string>> HostsAsync(CancellationToken ct) => new(new HashSet<string> { "acme.myshopify.com" });

        public Task<Product?> FindAsync(ProductReference reference, CancellationToken ct) => throw new ShopUnavailableException("Nobody here changes a product.");

        public Task<ProductPage> ListAsync(ProductOrder order, string? after, CancellationToken ct) => throw new NotSupportedException();

        public LoginRecord? Find(string key) => null;

        public Task SaveAsync(string key, LoginRecord record) => Task.CompletedTask;

        public Task StopAsync(string because, CancellationToken ct) => Task.CompletedTask;

        public Task ResumeAsync(CancellationToken ct) => Task.CompletedTask;

        public void Suspend(string because) { }

        public void EndSuspension() { }
    }
}
