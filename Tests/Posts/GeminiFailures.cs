using System.Text;
using System.Text.Json.Nodes;
using Conversations.Posts;
using Sandbox.Gemini;
using Tests.Support;

namespace Tests.Posts;

public sealed class GeminiFailures(ITestOutputHelper output)
{
    private const string Link = "https://linen-and-loaf.myshopify.com/products/linen-tote";

    private static readonly string[] Faults = ["late", "resetBefore", "resetAfter", "cut", "down"];

    [Fact]
    public async Task V5_every_way_Gemini_can_fail_has_its_sentence_and_trying_again_works()
    {
        await using var world = await World.BeginAsync();
        var table = new StringBuilder();
        // The day's allowance stays used up until midnight, so it comes last.
        var modes = NextAnswers.Modes.Where(m => m != "429PerDay").Append("promptBlocked:OTHER").Append("promptBlocked:PROHIBITED_CONTENT").Append("429PerDay");
        foreach (var mode in modes) table.Append(await RowAsync(world, mode, () => NextAsync(world, mode, 0)));
        await NextAsync(world, "normal", 1);
        await world.PassAsync(TimeSpan.FromHours(26), TimeSpan.FromMinutes(5));
        foreach (var fault in Faults) table.Append(await RowAsync(world, fault, () => BreakAsync(world, fault)));
        output.WriteLine(table.ToString());
        ApprovedText.Check("Tests/Posts/gemini.approved.txt", table.ToString());
    }

    private static async Task<string> RowAsync(World world, string mode, Func<Task> fail)
    {
        await fail();
        var card = await world.AskAsync(Link);
        var lines = card.Text.Split('\n');
        if (card.Buttons.Any(b => b.Label is PostTexts.Approve or PostTexts.AsItIs))
        {
            await NextAsync(world, "normal", 1);
            return $"{mode}\n  draft  {string.Join(" / ", lines.Where(l => l.StartsWith("⚠️", StringComparison.Ordinal) || l.StartsWith("Score", StringComparison.Ordinal)))}\n";
        }
        Assert.Contains(card.Buttons, b => b.Label.Contains("Try again", StringComparison.Ordinal));
        Assert.DoesNotContain(card.Buttons, b => b.Label.Contains("Approve", StringComparison.Ordinal));
        await NextAsync(world, "normal", 1);
        await world.Desk.HealAsync();
        if (mode != "429PerDay") await TryAgainAsync(world, card.Id);
        return $"{mode}\n  no draft  {string.Join(" ", lines.Skip(1))}\n";
    }

    private static async Task TryAgainAsync(World world, int message)
    {
        await world.TapAsync("Try again");
        await world.PassUntilAsync(
            async () => (await world.Desk.ChatAsync()).Single(m => m.Id == message).Buttons.Any(b => b.Label.Contains("Approve", StringComparison.Ordinal)),
            "a draft after trying again", TimeSpan.FromMinutes(3), TimeSpan.FromMilliseconds(250));
    }

    private static Task<JsonNode?> NextAsync(World world, string mode, int times) =>
        world.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = mode, ["times"] = times });

    private static Task BreakAsync(World world, string fault) => fault switch
    {
        "late" => world.Desk.FaultAsync("gemini", "Delay", times: 0, delayMs: 600_000),
        "resetBefore" => world.Desk.FaultAsync("gemini", "ResetBefore", times: 0),
        "resetAfter" => world.Desk.FaultAsync("gemini", "ResetAfter", times: 0),
        "cut" => world.Desk.FaultAsync("gemini", "Cut", times: 0),
        _ => world.Desk.FaultAsync("gemini", "Down"),
    };
}
