using System.Globalization;
using System.Text;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Reliability;
using Tests.Support;

namespace Tests.Posts;

/// <summary>P6: what people read on the card when they approved is what the platforms hold, byte for byte.</summary>
public sealed class ApprovedBytes(ITestOutputHelper output) : IDisposable
{
    private const int Together = 10;
    private const long FirstPerson = 1_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Others = ["facebook,tiktok", "", "facebook", "tiktok"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-bytes-");

    [Fact]
    public async Task P6_what_was_read_at_the_approval_is_what_the_platforms_hold_byte_for_byte()
    {
        var random = new Random(Effort.Seed(output));
        var texts = new OddTexts(random);
        var (most, approved, edited) = (Effort.Times(quick: 3, ci: 1_000, night: 3_000), 0, 0);
        for (var batch = 0; approved < most; batch++)
        {
            var numbers = Enumerable.Range(approved + 1, Math.Min(Together, most - approved)).ToList();
            edited += await PlayAsync(texts, random, numbers, Others[batch % Others.Length]);
            approved += numbers.Count;
        }
        output.WriteLine($"{approved} posts, {edited} of them edited, on one to three platforms: every byte as approved");
    }

    /// <summary>A film arrives at TikTok without a word: the text that is there to be copied is the approved one.</summary>
    [Fact]
    public async Task P6_the_text_to_be_copied_beside_a_video_is_the_approved_one()
    {
        Effort.NotInQuick();
        var texts = new OddTexts(new(Effort.Seed(output)));
        await using var world = await TikTokSteps.BeginAsync(("TIKTOK_MEDIA_DOMAIN", ""), ("RATE_LIMITS", "gemini=100000/h,shopify=100000/h"));
        var tidied = new HashSet<string>();
        for (var i = 1; i <= Effort.Times(2, 20, 100); i++)
        {
            await world.DraftAsync(CrashTarget.Filmed);
            var text = texts.Caption(i);
            await EditAsync(world, [Desk.Owner], _ => text);
            await KeepAsync(world, [Desk.Owner]);
            var shown = await ShownAsync(world, Desk.Owner);
            await world.TapAsync(PostTexts.Approve);
            await world.PassUntilAsync(async () => (await world.PostAsync(i)).UndoUntil is null && (await world.PostAsync(i)).Approval is not null, "approved", step: Step);
            await world.SettleAsync();
            await world.TapAsync(PostTexts.Now);
            await world.PassUntilAsync(async () => (await world.PostAsync(i)).Stage == PostStage.Published, "published", step: Step);
            string? copied = null;
            await world.PassUntilAsync(
                async () => (copied = (await world.Desk.ChatAsync()).LastOrDefault(m => CardText.NumberOf(m) == i && m.Text.Contains(PostTexts.TextForVideo, StringComparison.Ordinal))?.Text) is not null, "the text to be copied", step: Step);
            Assert.Equal(Bytes(shown), Bytes(copied![(copied!.IndexOf(PostTexts.TextForVideo, StringComparison.Ordinal) + PostTexts.TextForVideo.Length + 1)..]));
            await TidyAsync(world, tidied);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <returns>How many were edited.</returns>
    private async Task<int> PlayAsync(OddTexts texts, Random random, List<int> numbers, string others)
    {
        var catalogue = Path.Combine(_folder.FullName, $"{numbers[0]}.csv");
        await File.WriteAllLinesAsync(catalogue, numbers.Select(texts.Product).Prepend(OddTexts.Header), TestContext.Current.CancellationToken);
        long[] people = [.. numbers.Select((_, i) => FirstPerson + i)];
        await using var world = await World.BeginInShopAsync(catalogue, (BotSettings.Platforms, others), ("RATE_LIMITS", "gemini=100000/h,shopify=100000/h"),
            ("TELEGRAM_ALLOWED_USERS", string.Join(',', people.Select(p => $"{p}:approver").Prepend("111:owner"))));
        foreach (var number in numbers.Where(_ => random.Next(2) == 0)) await world.Desk.FaultAsync("gemini", "Status", status: 200, body: texts.Answer(number)); // what is edited may be of the model, too
        foreach (var (person, number) in people.Zip(numbers))
            await world.Desk.SayAsync($"https://linen-and-loaf.myshopify.com/products/{OddTexts.Handle(number)}", person, forwardedFrom: "Shop");
        await AllAsync(world, people, async p => (await CardAsync(world, p))?.Buttons.Any(b => b.Label == PostTexts.EditText) == true, "cards");
        var editing = people.Where(_ => random.Next(4) > 0).ToList();
        await EditAsync(world, editing, p => texts.Caption(numbers[(int)(p - FirstPerson)]));
        await KeepAsync(world, people);

        var shown = new Dictionary<PostId, string>();
        foreach (var person in people) shown[(await PostAsync(world, person)).Id] = await ShownAsync(world, person);
        foreach (var person in people) await world.Desk.PressAsync(PostTexts.Approve, person);
        await AllAsync(world, people, async p => (await PostAsync(world, p)) is { Approval: not null, UndoUntil: null }, "approvals");
        await world.SettleAsync();
        foreach (var person in people) await world.Desk.PressAsync(PostTexts.Now, person);
        var tidied = new HashSet<string>();
        await AllAsync(world, people, async p => (await PostAsync(world, p)).Stage == PostStage.Published || await TidyAsync(world, tidied), "live");

        foreach (var target in (CrashTarget[])[CrashTarget.Instagram, CrashTarget.Facebook, CrashTarget.TikTokPicture])
        {
            var wanted = new List<string>();
            foreach (var person in people)
                if (await PostAsync(world, person) is var post && post.Platforms.Contains(target.Platform)) wanted.Add(Bytes(shown[post.Id]));
            var field = target.Platform switch { Platform.Instagram => "caption", Platform.Facebook => "message", _ => "text" };
            var arrived = (await target.ArrivedAsync(world.Desk)).Select(a => Bytes(a[field]!.GetValue<string>()));
            Assert.Equal(wanted.Order(), arrived.Order());
            Assert.True(wanted.Count == people.Length || target != CrashTarget.Instagram);
        }
        return editing.Count;
    }

    private static async Task EditAsync(World world, IReadOnlyList<long> people, Func<long, string> text)
    {
        var said = people.ToDictionary(p => p, text);
        foreach (var person in people) await world.Desk.PressAsync(PostTexts.EditText, person);
        await AllAsync(world, people, async p => (await world.Desk.ChatAsync(p))[^1].Text.Contains("Send the new text", StringComparison.Ordinal), "edits begun");
        foreach (var person in people) await world.Desk.SayAsync(said[person], person);
        await AllAsync(world, people, async p => (await world.Desk.ChatAsync(p))[^1].Buttons.Any(b => b.Label == PostTexts.UseThis), "previews");
        foreach (var person in people) await world.Desk.PressAsync(PostTexts.UseThis, person);
        await AllAsync(world, people, async p => (await PostAsync(world, p)).Edited, "new texts");
        await FreshAsync(world);
    }

    /// <summary>Some of it is wrong in the eyes of the checks, and is to stand.</summary>
    private static async Task KeepAsync(World world, IReadOnlyList<long> people)
    {
        foreach (var person in people)
            if ((await PostAsync(world, person)).IsBlocked) await world.Desk.PressAsync(PostTexts.AsItIs, person);
        await AllAsync(world, people, async p => !(await PostAsync(world, p)).IsBlocked, "kept");
        await FreshAsync(world);
    }

    /// <summary>What the person reads: on the card, or where that has no room, behind its button.</summary>
    private static async Task<string> ShownAsync(World world, long person)
    {
        var card = (await CardAsync(world, person))!;
        if (card.Buttons.All(b => b.Label != PostTexts.WholeText)) return CardText.CaptionOn(card);
        var before = (await world.Desk.ChatAsync(person))[^1].Id;
        await world.Desk.PressAsync(PostTexts.WholeText, person);
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync(person))[^1].Id > before, "the whole text", step: Step);
        return (await world.Desk.ChatAsync(person))[^1].Text;
    }

    private static async Task<ShownMessage?> CardAsync(World world, long person) => (await world.Desk.ChatAsync(person)).LastOrDefault(m => m.HasPhoto);

    private static async Task<Post> PostAsync(World world, long person) => await world.PostAsync(CardText.NumberOf((await CardAsync(world, person))!));

    /// <summary>Every card shows what is on record.</summary>
    private static Task FreshAsync(World world) => world.PassUntilAsync(
        async () => (await world.Services.GetRequiredService<IPostStore>().StaleCardsAsync(CancellationToken.None)).Count == 0, "cards up to date", step: Step);

    /// <summary>As their owners would, who can have five waiting in an inbox and no more.</summary>
    private static async Task<bool> TidyAsync(World world, HashSet<string> tidied)
    {
        foreach (var draft in await TikTokSteps.InboxAsync(world))
            if (tidied.Add(TikTokSteps.Text(draft, "publishId"))) await CrashTarget.TikTokPicture.TidyAsync(world.Desk, draft);
        return false;
    }

    private static Task AllAsync(World world, IReadOnlyList<long> people, Func<long, Task<bool>> holds, string what) => world.PassUntilAsync(
        async () =>
        {
            foreach (var person in people)
                if (!await holds(person)) return false;
            return true;
        },
        what, TimeSpan.FromMinutes(20), Step);

    private static string Bytes(string text) => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(Encoding.UTF8.GetBytes(text))} ({text.Length})");
}
