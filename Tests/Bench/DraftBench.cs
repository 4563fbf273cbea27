using Bot;
using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Pictures;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sandbox.Desk;
using SkiaSharp;
using Tests.Support;

namespace Tests.Bench;

/// <summary>
/// The bot's own share of a draft, by part: everything between the shop's record and a judged text with its picture, with 10,000 posts in the journal. The
/// model and the network answer at once; what the journal syncs is in <see cref="TapBench"/>.
/// </summary>
internal static class DraftBench
{
    private const int Posts = 10_000, Warm = 30, Drafts = 200;

    private static readonly Uri Made = new("https://pictures.example/made.jpg"), Fine = new("https://pictures.example/fine.jpg");

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bot-bench-");
        await FullJournal.WriteAsync(folder.FullName, [], Posts, Fine, PostStage.Published, TimeProvider.System.GetUtcNow());
        await using (var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System))
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection(BotSettings.For(sandbox, folder.FullName).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
            using var host = BotHost.Build(settings, services => services
                .AddSingleton<IChatClient, ReadyModel>().AddSingleton<IPictureSource, ReadyPictures>().AddSingleton<IPictureStore, ReadyStore>().AddSingleton<IShopHosts, OneHost>());
            foreach (var figures in await MeasureAsync(host.Services)) Console.WriteLine(figures);
        }
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task<IReadOnlyList<Figures>> MeasureAsync(IServiceProvider services)
    {
        var (writer, best, pictures, posts) = (services.GetRequiredService<CaptionWriter>(), services.GetRequiredService<BestCaption>(), services.GetRequiredService<PreparePicture>(), services.GetRequiredService<IPostStore>());
        var language = services.GetRequiredService<ShopSettings>().Language;
        Figures whole = new("draft, own share (goal 50)"), worked = new("  processor time of it"), written = new("  prompt and parsing"), judged = new("  checks, score, likeness"),
            alike = new("    of it likeness to 60 posts"), made = new("  picture made to fit"), fine = new("picture that fits as it is");
        for (var i = -Warm; i < Drafts; i++)
        {
            var post = Draft(i + Warm);
            Caption caption = null!;
            var writing = await TimedAsync(async () => caption = await writer.WriteAsync(post.Id, post.Product, language, [], CancellationToken.None));
            var likeness = await TimedAsync(async () => Likeness.Closest(caption.Text, await posts.RecentTextsAsync(post.Id, Likeness.Remembered, CancellationToken.None)));
            var before = Environment.CpuUsage.TotalTime;
            var text = await TimedAsync(() => best.WriteAsync(post, CancellationToken.None));
            var making = await TimedAsync(() => pictures.FromAsync(Made, post.Platforms, CancellationToken.None));
            var busy = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            var looking = await TimedAsync(() => pictures.FromAsync(Fine, post.Platforms, CancellationToken.None));
            if (i < 0) continue;
            whole.Add(text + making);
            written.Add(writing);
            judged.Add(text - writing);
            alike.Add(likeness);
            made.Add(making);
            fine.Add(looking);
            worked.Add(busy);
        }
        return [whole, worked, written, judged, alike, made, fine];
    }

    private static async Task<double> TimedAsync<T>(Func<Task<T>> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        await work();
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    private static Post Draft(int number) => new()
    {
        Id = new(Posts + 1), Revision = 1, Stage = PostStage.Drafting, Chat = new ChatId(Support.Desk.Owner), CreatedAt = TimeProvider.System.GetUtcNow(), Platforms = [Platform.Instagram, Platform.Facebook],
        Product = new()
        {
            Id = $"gid://shopify/Product/{number}", Handle = $"tote-{number}", Title = $"Linen tote “Harbour {number}”", Visibility = ProductVisibility.Visible, Price = new(34, "EUR"), HighestPrice = new(39, "EUR"),
            Description = "Undyed linen, washed twice so that it is soft from the first day. Two long straps, one inner pocket, room for a loaf and the flowers. 38 × 42 cm. Machine washable at 40 degrees. Sewn in small numbers.",
            ForSale = true, Stock = 12, Tags = ["linen", "bag", "zero waste"], Options = new Dictionary<string, IReadOnlyList<string>> { ["Colour"] = ["Natural", "Moss", "Clay"], ["Size"] = ["S", "M", "L"] },
            Picture = Made, Page = new($"https://linen-and-loaf.myshopify.com/products/tote-{number}"),
        },
    };

    /// <summary>Like a photograph to a coder: nothing in it is of one colour.</summary>
    private static byte[] Photo(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Linen);
            using var paint = new SKPaint { Shader = SKShader.CreatePerlinNoiseFractalNoise(0.01f, 0.013f, 5, 7) };
            canvas.DrawRect(0, 0, width, height, paint);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 88);
        return data.ToArray();
    }

    /// <summary>Writes something true, and never the same twice in a row.</summary>
    private sealed class ReadyModel : IChatClient
    {
        private int _asked;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var n = _asked++;
            var text = $$"""{"caption":"Number {{n}} on the hook by the door, and already packed for the market. Undyed linen, soft from the first day, with one inner pocket. €34 in the shop.","hashtags":["linen","bag","zerowaste"],"altText":"A linen tote on a hook","confidence":0.93}""";
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop, ModelId = "ready" });
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class ReadyPictures : IPictureSource
    {
        private readonly byte[] _tall = Photo(1_365, 2_048), _square = Photo(2_048, 2_048);

        public Task<byte[]> LoadAsync(Uri picture, CancellationToken ct) => Task.FromResult(picture == Made ? _tall : _square);
    }

    private sealed class ReadyStore : IPictureStore
    {
        public bool IsOn => true;

        public Task<Uri> KeepAsync(byte[] jpeg, string hash, CancellationToken ct) => Task.FromResult(Made);

        public Task<IReadOnlyList<Uri>> KeptBeforeAsync(DateTimeOffset then, CancellationToken ct) => throw new NotSupportedException();

        public Task RemoveAsync(Uri picture, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class OneHost : IShopHosts
    {
        private static readonly IReadOnlySet<string> Hosts = new HashSet<string> { "linen-and-loaf.myshopify.com" };

        public ValueTask<IReadOnlySet<string>> HostsAsync(CancellationToken ct) => new(Hosts);
    }
}
