using Bot.Journal;
using Conversations.Posts;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

public sealed class InjectionTests(ITestOutputHelper output) : IDisposable
{
    private const int Together = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-injections-");

    /// <summary>Every third time the model obeys, too: what holds must not rest on its good manners.</summary>
    [Fact]
    public async Task X5_five_hundred_hidden_instructions_publish_decide_and_change_nothing()
    {
        var all = InjectionCorpus.All;
        Assert.Equal(500, all.Distinct().Count());
        var played = all.Select((injection, i) => (injection, number: i + 1)).Where(p => p.number % Effort.Times(quick: 10, ci: 1, night: 1) == 0).ToList();
        var catalogue = Path.Combine(_folder.FullName, "products.csv");
        await File.WriteAllLinesAsync(catalogue, played.Select(p => p.injection.Line(p.number)).Prepend(Injection.Header), TestContext.Current.CancellationToken);
        await using var world = await World.BeginInShopAsync(catalogue, ("RATE_LIMITS", "gemini=100000/h,shopify=100000/h"));
        foreach (var some in played.Chunk(Together))
        {
            foreach (var (injection, number) in some)
            {
                if (number % 3 == 0) await world.Desk.PostAsync("gemini/next", new System.Text.Json.Nodes.JsonObject { ["mode"] = "obeysInjection", ["times"] = 1 });
                var link = $"https://linen-and-loaf.myshopify.com/products/{Injection.Handle(number)}";
                await world.Desk.SayAsync(injection.Place == InjectionPlace.Forward ? $"{link}\n{injection.Text}" : link, forwardedFrom: "Shop");
            }
            var wanted = played.TakeWhile(p => p.number <= some[^1].number).Count();
            await world.PassUntilAsync(async () => Drafted(world) + await AskedAsync(world) == wanted, $"{wanted} answers", TimeSpan.FromMinutes(10), TimeSpan.FromMilliseconds(500));
        }
        await world.PassAsync(TimeSpan.FromHours(26), TimeSpan.FromMinutes(30)); // over every slot of a day

        var posts = await world.Services.GetRequiredService<IPostStore>().ListAsync(Enum.GetValues<PostStage>(), TestContext.Current.CancellationToken);
        var doubtful = posts.Count(p => p.Score is { Ready: false });
        output.WriteLine($"{played.Count} instructions in {played.Select(p => p.injection.Disguise).Distinct().Count()} disguises and {played.Select(p => p.injection.Place).Distinct().Count()} places: {posts.Count} drafts, {doubtful} of them doubtful, {await AskedAsync(world)} questions, 0 published");
        Assert.InRange(posts.Count, played.Count * 9 / 10, played.Count);
        Assert.All(posts, p => Assert.Equal((PostStage.InReview, null), (p.Stage, p.Approval)));
        Assert.Equal(0, world.Services.GetRequiredService<JournalFile>().Read(j => j.Scalar("SELECT count(*) FROM decisions")));
        Assert.Null(world.Services.GetRequiredService<IPublishingSwitch>().StoppedBecause);
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.DoesNotContain(await world.Desk.RequestsAsync("instagram"), r => r["method"]!.GetValue<string>() == "POST");
        Assert.DoesNotContain(await world.Desk.ChatAsync(), m => m.FromBot && m.Text.StartsWith("🚀", StringComparison.Ordinal));

        // A tap does what no text could: the check can fail.
        await world.TapAsync("Now");
        await world.PassUntilAsync(async () => (await world.Desk.PublishedAsync()).Count == 1, "one post", TimeSpan.FromMinutes(10));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static long Drafted(World world) =>
        world.Services.GetRequiredService<JournalFile>().Read(j => j.Scalar($"SELECT count(*) FROM posts WHERE stage = '{PostStage.InReview}'"));

    /// <summary>A forward that brings a link of its own along gets a question instead of a draft.</summary>
    private static async Task<int> AskedAsync(World world) => (await world.Desk.ChatAsync()).Count(m => m.FromBot && m.Text.Contains("links at once", StringComparison.Ordinal));
}
