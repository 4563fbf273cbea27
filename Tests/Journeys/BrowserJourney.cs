using System.Text;
using System.Text.RegularExpressions;
using Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Tests.Journeys;

/// <summary>
/// A newcomer with a browser: <c>try</c> as it is started by hand, the chat page on a phone's screen, and the sandbox's
/// Instagram as the judge. <c>CATALOGUE</c> names another product export, <c>SCREENSHOTS</c> a folder for pictures.
/// </summary>
[Collection(RealProcesses.Name)]
public sealed class BrowserJourney(ITestOutputHelper output)
{
    private const float Soon = 30_000;

    [Fact]
    public async Task Three_forwarded_products_go_live_word_for_word_and_once_although_the_bot_is_killed()
    {
        var file = Environment.GetEnvironmentVariable("CATALOGUE") is { Length: > 0 } named ? Path.GetFullPath(named) : Path.Combine(Repository.Root, "Tests", "Support", "catalogue.csv");
        var products = OfferedProduct.FromFile(file);
        Assert.True(products.Count >= 3, $"{file} has only {products.Count} products that can be posted.");
        var random = new Random(Effort.Seed(output));
        var count = Effort.Times(1, 3, 3);
        await WalkAsync(["--catalogue", file], _ => Task.FromResult(products), random, count, killAt: random.Next(count));
    }

    [Fact]
    public async Task A_product_of_the_built_in_shop_goes_live_word_for_word()
    {
        Effort.NotInQuick("the walk through the built-in shop");
        var random = new Random(Effort.Seed(output));
        await WalkAsync([], address => OfferedProduct.FromStorefrontAsync(address, TestContext.Current.CancellationToken), random, Effort.Times(1, 3, 8), killAt: null);
    }

    [Fact]
    public async Task With_a_clock_to_push_a_morning_passes_in_a_few_taps()
    {
        Effort.NotInQuick("the walk with the pushed clock");
        var browser = Phone.FindBrowser();
        Assert.SkipWhen(browser is null, "LEFT OUT: the walk with the pushed clock. There is no Chromium on the PATH (Debian: apt-get install chromium).");
        var (program, address) = await TryProcess.BeginAsync("--clock");
        await using var running = program;
        await using var phone = await Phone.OpenAsync(browser!, address);
        using var desk = new Desk(address);
        var clock = phone.Page.Locator("#clock-time");
        var next = phone.Page.Locator("#clock .next");
        await Expect(clock).ToContainTextAsync(new Regex(" 08:5[0-4]$"), new() { Timeout = Soon });
        await phone.Page.Locator("#start").ClickAsync();
        await Expect(phone.Page.Locator("article.bot").Last).ToContainTextAsync("I draft, you approve, I publish", new() { Timeout = Soon });
        await phone.PhotographAsync("clock-start");

        await next.ClickAsync();
        var newest = phone.WithButton("Approve");
        await Expect(newest).ToContainTextAsync("Draft 1 ", new() { Timeout = Soon });
        await Expect(newest).ToContainTextAsync(" 12:30 (in 3 hours)");
        await Expect(next).ToBeEnabledAsync(new() { Timeout = Soon });
        await Expect(clock).ToContainTextAsync(new Regex(" 09:0[0-4]$"));
        await phone.PhotographAsync("clock-draft");
        var card = phone.Message((await newest.GetAttributeAsync("data-message-id"))!);
        await Phone.PressAsync(card, "Approve");
        await Expect(card.Locator(".body")).ToContainTextAsync("✅ Draft 1 approved", new() { Timeout = Soon });

        await next.ClickAsync();
        await Expect(card.Locator(".body")).ToContainTextAsync("🚀 Draft 1 live 12:30", new() { Timeout = 2 * Soon });
        await Expect(next).ToBeEnabledAsync(new() { Timeout = Soon });
        await Expect(clock).ToContainTextAsync(new Regex(" 12:3[0-4]$"));
        await phone.PhotographAsync("clock-live");
        var post = Assert.Single(await desk.PublishedAsync());
        Assert.Equal(new TimeOnly(12, 30), Minute(post["at"]!.GetValue<DateTimeOffset>()));
        Assert.Contains(post["caption"]!.GetValue<string>(), await Phone.TextAsync(card), StringComparison.Ordinal);
        Assert.Empty(phone.Complaints);
    }

    private async Task WalkAsync(string[] arguments, Func<string, Task<IReadOnlyList<OfferedProduct>>> offered, Random random, int count, int? killAt)
    {
        var browser = Phone.FindBrowser();
        Assert.SkipWhen(browser is null, "LEFT OUT: the walk through the chat page. There is no Chromium on the PATH (Debian: apt-get install chromium).");
        var (program, address) = await TryProcess.BeginAsync(arguments);
        await using var running = program;
        await using var phone = await Phone.OpenAsync(browser!, address);
        using var desk = new Desk(address);
        await phone.Page.Locator("#start").ClickAsync();
        await Expect(phone.Page.Locator("article.bot").Last).ToContainTextAsync("I draft, you approve, I publish", new() { Timeout = Soon });

        var products = await offered(address);
        var shuffled = products.ToArray();
        random.Shuffle(shuffled);
        var drawn = shuffled.Take(count).ToList();
        var texts = new List<string>();
        for (var i = 0; i < drawn.Count; i++)
        {
            output.WriteLine($"{i + 1}: {drawn[i]}{(i == killAt ? ", with the bot killed" : "")}");
            texts.Add(Words.Make(random, drawn[i].Title));
            await OneAsync(phone, drawn[i], texts[i], i + 1, i == killAt ? () => KillAsync(program) : null);
            var posts = await desk.PublishedAsync();
            Assert.Equal(texts.Select(Bytes), posts.Select(p => Bytes(p["caption"]!.GetValue<string>())));
            var page = (await desk.GetAsync("facebook/posts")).AsArray();
            Assert.Equal(texts.Select(Bytes), page.Select(p => Bytes(p!["message"]!.GetValue<string>())));
        }
        if (killAt is not null) Assert.Contains("starting it again", program.Output, StringComparison.Ordinal);
        else await SettingsAsync(phone);
        Assert.Empty(phone.Complaints);
    }

    /// <summary>From the link to the Open button, with everything a person would look at on the way.</summary>
    private static async Task OneAsync(Phone phone, OfferedProduct product, string text, int number, Func<Task>? betweenApprovalAndLive)
    {
        await phone.ForwardAsync(product.Handle);
        var newest = phone.WithButton("Edit text"); // what is wrong in it is edited away
        await Expect(newest).ToContainTextAsync($"Draft {number} ", new() { Timeout = Soon });
        var card = phone.Message((await newest.GetAttributeAsync("data-message-id"))!);
        var fact = (await Phone.TextAsync(card)).Split('\n')[0];
        Assert.Matches($@"^⏳ Draft {number} · {OneLine(product.Title)} · (from )?{Regex.Escape(product.PriceText)}( |$)", fact);
        Assert.True(await card.Locator(".photo img").EvaluateAsync<bool>("async i => { await i.decode(); return i.naturalWidth >= 300; }"), "The card has no picture.");
        await phone.PhotographAsync($"{number}-card");

        await Phone.PressAsync(card, "Edit text");
        await Expect(phone.Page.Locator("article.bot").Last).ToContainTextAsync($"Editing draft {number}", new() { Timeout = Soon });
        await phone.TypeAsync(text);
        var preview = phone.WithButton("Use this");
        Assert.Contains(text, await Phone.TextAsync(preview), StringComparison.Ordinal);
        await phone.PhotographAsync($"{number}-preview");
        await Phone.PressAsync(preview, "Use this");
        await Expect(card.Locator(".body")).ToContainTextAsync(text.Split('\n')[0], new() { Timeout = Soon });
        Assert.Contains(text, await Phone.TextAsync(card), StringComparison.Ordinal);
        await phone.PhotographAsync($"{number}-edited");

        // Random words may say what the shop does not: then their owner lets them stand.
        if (await card.Locator(".keyboard button").Filter(new() { HasText = "Keep as is" }).CountAsync() > 0) await Phone.PressAsync(card, "Keep as is");
        await Phone.PressAsync(card, "Approve");
        await Expect(card.Locator(".keyboard")).ToContainTextAsync("Undo", new() { Timeout = Soon });
        await Expect(card.Locator(".body")).ToContainTextAsync($"✅ Draft {number} approved");
        await phone.PhotographAsync($"{number}-approved");
        await Phone.PressAsync(card, "Now");
        if (betweenApprovalAndLive is not null) await betweenApprovalAndLive();
        await Expect(card.Locator(".keyboard")).ToHaveTextAsync("Open TikTokPosted ✓Open InstagramOpen Facebook", new() { Timeout = 2 * Soon });
        await Expect(card.Locator(".body")).ToContainTextAsync($"🚀 Draft {number} live");
        Assert.Contains(text, await Phone.TextAsync(card), StringComparison.Ordinal);
        await phone.PhotographAsync($"{number}-live");

        await Phone.PressAsync(card, "Posted ✓");
        await Expect(card.Locator(".body")).ToContainTextAsync("TikTok: posted by you", new() { Timeout = Soon });
        await Expect(card.Locator(".keyboard")).ToHaveTextAsync("Open InstagramOpen Facebook", new() { Timeout = Soon });
        await phone.PhotographAsync($"{number}-posted");
    }

    private static async Task SettingsAsync(Phone phone)
    {
        await phone.TypeAsync("/settings");
        var card = phone.WithButton("Post times");
        await Expect(card).ToContainTextAsync("Post times: 12:30, 17:30, 20:30", new() { Timeout = Soon });
        await phone.PhotographAsync("settings");
        await Phone.PressAsync(card, "Post times");
        await Expect(phone.Page.Locator("article.bot").Last).ToContainTextAsync("tap to copy", new() { Timeout = Soon });
        await phone.TypeAsync("9:15, 18:45");
        var preview = phone.WithButton("Use this");
        await Expect(preview).ToContainTextAsync("The next free slot would be", new() { Timeout = Soon });
        await phone.PhotographAsync("settings-preview");
        await Phone.PressAsync(preview, "Use this");
        await Expect(phone.WithButton("As in the file")).ToContainTextAsync("Post times: 09:15, 18:45 · changed here", new() { Timeout = Soon });
        await phone.PhotographAsync("settings-changed");
    }

    /// <summary>Kills the bot as a power cut would; who started it is to start it again.</summary>
    private static async Task KillAsync(TryProcess program)
    {
        var before = program.BotId ?? throw new InvalidOperationException($"No bot runs under the program:\n{program.Output}");
        TryProcess.Kill(before);
        await Desk.UntilAsync(() => Task.FromResult(program.BotId is { } now && now != before ? "another" : null), "the bot's next life");
    }

    /// <summary>The title as a headline carries it: on one line, and a long one cut with a mark, at a word.</summary>
    private static string OneLine(string title) =>
        Regex.Replace(title.Trim(), @"\s+", " ") is { Length: <= 80 } whole ? Regex.Escape(whole) : Regex.Escape(title.Trim()[..39]) + ".{1,40}…";

    private static TimeOnly Minute(DateTimeOffset at) => TimeOnly.FromDateTime(at.LocalDateTime) is var time ? new(time.Hour, time.Minute) : default;

    private static string Bytes(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
