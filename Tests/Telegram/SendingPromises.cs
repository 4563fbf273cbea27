using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Telegram;
using Conversations.Chat;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Telegram;

public sealed class SendingPromises(ITestOutputHelper output)
{
    private static readonly ChatId Owner = new(Desk.Owner);

    [Fact]
    public async Task U6_refused_markup_arrives_as_plain_text()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.PostAsync("faults", new JsonObject
        {
            ["vendor"] = "telegram", ["kind"] = "Status", ["match"] = "sendMessage", ["times"] = 1, ["status"] = 400,
            ["body"] = """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3"}""",
        });
        await world.Services.GetRequiredService<IMessenger>().SendAsync(Owner, new Card { Text = ChatText.Empty.Bold("a <b> & c") }, CancellationToken.None);
        await world.SeesAsync("a <b> & c");
    }

    [Fact]
    public async Task U6_a_long_text_arrives_in_pieces_with_the_buttons_under_the_last()
    {
        await using var world = await World.BeginAsync();
        var words = string.Join(' ', Enumerable.Range(1, 2_500).Select(n => n % 50 == 0 ? $"{n}\n" : $"{n}"));
        var card = new Card { Text = ChatText.Empty.Bold(words), Keyboard = Keyboard.None.Row(Button.For("Press", "queue", 0, 0)) };
        await world.Services.GetRequiredService<IMessenger>().SendAsync(Owner, card, CancellationToken.None);
        var pieces = (await world.Desk.ChatAsync()).Where(m => m.FromBot).Skip(1).ToList();
        Assert.True(pieces.Count >= 3);
        Assert.All(pieces, p => Assert.True(p.Text.Length <= 4096));
        Assert.Equal(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), pieces.SelectMany(p => p.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.All(pieces[..^1], p => Assert.Empty(p.Buttons));
        Assert.Single(pieces[^1].Buttons);
    }

    [Fact]
    public async Task U6_a_text_longer_than_a_caption_can_be_read_whole()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.TapAsync("Edit text");
        await world.SeesAsync("Send the new text");
        var text = string.Join(' ', Enumerable.Range(1, 400).Select(n => $"w{n}"));
        await world.Desk.SayAsync(text);
        await world.TapAsync("Use this");
        var card = await world.SeesAsync("…");
        await world.PassUntilAsync(async () => (card = (await world.Desk.ChatAsync()).Single(m => m.HasPhoto)).Text.Contains("w1 w2", StringComparison.Ordinal), "the new text");
        Assert.InRange(card.Text.Length, 900, 1024);
        Assert.DoesNotContain("w400", card.Text, StringComparison.Ordinal);
        Assert.Contains("Score", card.Text, StringComparison.Ordinal);
        await world.TapAsync("Whole text");
        Assert.Equal(text, (await world.SeesAsync("w400")).Text);
    }

    [Fact]
    public async Task X6_no_text_at_all_is_refused_by_a_strict_parser()
    {
        await using var world = await World.BeginAsync();
        using var http = new HttpClient { BaseAddress = new(world.Sandbox.Addresses["telegram"]) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("a-test"); // not the bot's, so not counted among its requests
        var token = world.Sandbox.Settings["TELEGRAM_BOT_TOKEN"];
        await world.DraftAsync();
        var post = await world.PostAsync();
        var cards = world.Services.GetRequiredService<ReviewCard>();
        var random = new Random(Effort.Seed(output));
        var sent = 0;
        for (; sent < Effort.Times(2_000, 10_000, 100_000); sent++)
        {
            var text = random.Next(4) == 0 ? RandomTexts.Next(random) : cards.For(RandomTexts.Fill(post, random), null, null).Text;
            world.Time.Advance(TimeSpan.FromSeconds(2));
            using var answer = await http.PostAsJsonAsync($"/bot{token}/sendMessage", new { chat_id = Desk.Owner, text = TelegramHtml.Render(text), parse_mode = "HTML" }, TestContext.Current.CancellationToken);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.True(body["ok"]!.GetValue<bool>(), $"{body["description"]}\n{TelegramHtml.Render(text)}");
            Assert.Equal(Dense(text.Plain), Dense(body["result"]!["text"]!.GetValue<string>()));
        }
        output.WriteLine($"{sent} texts and cards sent, 0 refused");
    }

    private static string Dense(string text) => string.Concat(text.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && !Rune.IsControl(r)));
}
