using System.Runtime.CompilerServices;
using Conversations.Chat;
using Conversations.Posts.Pictures;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.AI;

namespace Tests.Posts.Drafting;

/// <summary>The world around drafting without any network: a shop with one product, a model, and the owner's chat.</summary>
internal sealed class FakeShop : IProductCatalog, IStorefront, IPictureSource, IVideoSource, IPictureMaker, IPictureStore, IShopHosts, IChatClient, IMessenger, IOwnerChat, IVoiceStore
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    private static readonly Product Mug = new()
    {
        Id = "gid://shopify/Product/1", Handle = "mug", Title = "Mug", Description = "", Visibility = ProductVisibility.Visible, Page = new("https://acme.com/products/mug"),
        Price = new(18m, "EUR"), HighestPrice = new(18m, "EUR"), Stock = 12, ForSale = true, Picture = new("https://acme.com/mug.jpg"),
    };

    private static readonly ChatResponse Answer = new(new ChatMessage(ChatRole.Assistant,
        """{"caption":"A mug for slow mornings.","hashtags":["mug"],"altText":"A mug","confidence":0.95}"""));

    private int _messages;

    public bool IsAway { get; set; }

    /// <summary>What the owner was told, cards not counted.</summary>
    public List<string> Told { get; } = [];

    public ChatId Chat => new(111);

    public ChangedVoice? Current => null;

    public Task<bool> SaveAsync(ChangedVoice next, CancellationToken ct) => throw new NotSupportedException();

    public Task<Product?> FindAsync(ProductReference reference, CancellationToken ct) => Task.FromResult<Product?>(Mug);

    public Task<ProductPage> ListAsync(ProductOrder order, string? after, CancellationToken ct) => IsAway
        ? throw new ShopUnavailableException("away")
        : Task.FromResult(new ProductPage([new() { Id = Mug.Id, CreatedAt = DateTimeOffset.UnixEpoch, Visibility = ProductVisibility.Visible, HasPicture = true }], null, null));

    public Task<LoadedVideo> CopyAsync(Uri video, Stream to, CancellationToken ct) => throw new NotSupportedException("The mug has no video.");

    public Task<byte[]> LoadAsync(Uri picture, CancellationToken ct) => Task.FromResult(Jpeg);

    /// <summary>There is no place to keep any.</summary>
    public bool IsOn => false;

    public byte[] Make(byte[] picture, PictureFit fit) => throw new NotSupportedException();

    public Task<Uri> KeepAsync(byte[] jpeg, string hash, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Uri>> KeptBeforeAsync(DateTimeOffset then, CancellationToken ct) => throw new NotSupportedException();

    public Task RemoveAsync(Uri picture, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<IReadOnlySet<string>> HostsAsync(CancellationToken ct) => new(new HashSet<string> { "acme.com" });

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(Answer);

    public Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct)
    {
        if (card.Keyboard.Rows.Count == 0) Told.Add(card.Text.Plain);
        return Task.FromResult(new MessageRef(chat, ++_messages, null));
    }

    public Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct) => Task.FromResult(message);

    public Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => throw new NotSupportedException();

    public Task ShowTypingAsync(ChatId chat, CancellationToken ct) => throw new NotSupportedException();

    public Task<LinkTarget> FollowAsync(Uri link, CancellationToken ct) => throw new NotSupportedException();

    public Task<ProductReference?> LookUpAsync(Uri page, CancellationToken ct) => throw new NotSupportedException();

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
