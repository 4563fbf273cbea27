using System.Text;
using System.Text.RegularExpressions;
using Tests.Support;

namespace Tests.Shop;

public sealed partial class LinksInTheChat(ITestOutputHelper output)
{
    private const string File = "Tests/Shop/links.approved.txt";

    [Fact]
    public async Task X4_every_form_of_link_gets_its_card_or_its_sentence_and_only_the_shop_is_asked()
    {
        using var calls = new OutgoingCalls();
        await using var world = await World.BeginAsync();
        var table = new StringBuilder();
        foreach (var (what, text) in LinkTable.Rows)
        {
            var answer = await world.AskAsync(world.Filled(text));
            table.Append(what).Append('\n').Append("  you  ").Append(text).Append('\n').Append("  bot  ").Append(Sentence(answer)).Append('\n');
        }
        output.WriteLine(table.ToString());
        output.WriteLine($"{LinkTable.Rows.Count} links, {calls.All.Count} outgoing calls seen");
        Assert.True(LinkTable.Rows.Count >= 30);
        Assert.True(calls.Reached("127.0.0.1"), "the listener hears nothing");
        foreach (var host in LinkTable.ForeignHosts) Assert.False(calls.Reached(host), $"{host} was asked:\n{string.Join("\n", calls.All.Where(c => c.Contains(host, StringComparison.Ordinal)))}");
        ApprovedText.Check(File, table.ToString());
    }

    [Fact]
    public async Task Several_links_become_one_question_and_the_picked_one_is_drafted_once()
    {
        await using var world = await World.BeginAsync();
        var question = await world.AskAsync("https://linen-and-loaf.myshopify.com/products/linen-tote and https://linen-and-loaf.myshopify.com/products/fig-candle");
        Assert.Contains("2 links at once", question.Text, StringComparison.Ordinal);
        Assert.Equal(2, question.Buttons.Count);
        await world.TapAsync("/fig-candle");
        await world.SeesAsync("Fig leaf candle · €26");
        await world.TapAsync("/fig-candle"); // once more: the same wish
        await world.SettleAsync();
        Assert.Single(await world.Desk.ChatAsync(), m => m.Text.Contains("Fig leaf candle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D3_a_shop_that_does_not_answer_is_not_a_missing_product()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("shopify", "Down");
        Assert.Contains("Your shop did not answer", (await world.AskAsync("https://linen-and-loaf.myshopify.com/products/linen-tote")).Text, StringComparison.Ordinal);
        await world.Desk.HealAsync();
        await world.Desk.FaultAsync("shopify", "Status", "graphql", times: 0, status: 403);
        var refused = await world.AskAsync("https://linen-and-loaf.myshopify.com/products/linen-tote");
        output.WriteLine(refused.Text);
        Assert.DoesNotContain("no such product", refused.Text, StringComparison.Ordinal);
        await world.Desk.HealAsync();
        Assert.Contains("Linen tote", (await world.AskAsync("https://linen-and-loaf.myshopify.com/products/linen-tote")).Text, StringComparison.Ordinal);
    }

    private static string Sentence(ShownMessage answer)
    {
        var card = answer.Buttons.Count > 0;
        var text = card ? "card: " + answer.Text.Split('\n')[0] : answer.Text;
        return Number().Replace(text, "Draft #");
    }

    [GeneratedRegex(@"Draft \d+")]
    private static partial Regex Number();
}
