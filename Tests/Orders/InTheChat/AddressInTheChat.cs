using System.Text;
using System.Text.Json.Nodes;
using Conversations.Orders;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Orders.InTheChat;

/// <summary>X8: a customer's address stands in the chat for a minute, for the person who asked, and nowhere else.</summary>
public sealed class AddressInTheChat(ITestOutputHelper output)
{
    [Fact]
    public async Task X8_an_address_goes_after_a_minute_also_after_a_restart_and_two_days_later_its_words_go()
    {
        await using var world = await World.BeginAsync();
        var id = await OrderAsync(world);
        await world.SeesAsync("paid, to ship");

        await world.TapAsync(OrderTexts.ShowAddress);
        var first = await world.SeesAsync(PlantedBuyer.Street);
        await world.PassAsync(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(5));
        Assert.NotNull(await world.NewestAsync(PlantedBuyer.Street));
        await GoneAsync(world, first);

        // The bot is away when the minute ends.
        await world.TapAsync(OrderTexts.ShowAddress);
        var second = await world.SeesAsync(PlantedBuyer.Street);
        await world.StopAsync();
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.StartAsync();
        await GoneAsync(world, second);

        // Telegram deletes for 48 hours.
        await world.TapAsync(OrderTexts.ShowAddress);
        var third = await world.SeesAsync(PlantedBuyer.Street);
        await world.StopAsync();
        world.Time.Advance(TimeSpan.FromHours(49));
        await world.StartAsync();
        await world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).Single(m => m.Id == third.Id).Text == OrderTexts.AddressRemoved, "the words gone", TimeSpan.FromSeconds(20));
        Assert.Equal(2, (await world.Desk.EventsAsync("delete")).Count);

        await SearchAsync(world, [first.Id, second.Id, third.Id]);
        Assert.Contains(id, (await world.Desk.GetAsync("shopify/orders")).ToJsonString(), StringComparison.Ordinal);
    }

    private static Task GoneAsync(World world, ShownMessage address) =>
        world.PassUntilAsync(async () => (await world.Desk.ChatAsync()).All(m => m.Id != address.Id), "the address gone", TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(500));

    /// <summary>Everything the bot has said, logged and stored, against what is planted in the sandbox's own data.</summary>
    private async Task SearchAsync(World world, int[] addresses)
    {
        var shop = (await world.Desk.GetAsync("shopify/orders"))[0]!["order"]!["buyer"]!.AsObject().Select(p => p.Value?.ToString()).ToList();
        Assert.All(PlantedBuyer.Words, word => Assert.Contains(word, shop)); // the search knows what it looks for
        var said = (await world.Desk.EventsAsync()).Where(e => e["kind"]!.GetValue<string>() is "message" or "edit" or "toast").ToList();
        var hits = said.Where(e => PlantedBuyer.IsIn(e["text"]?.GetValue<string>())).ToList();
        Assert.Equal(addresses, hits.Select(e => e["messageId"]!.GetValue<int>()));
        await world.StopAsync();
        long bytes = 0;
        foreach (var file in Directory.EnumerateFiles(world.DataDir, "*", SearchOption.AllDirectories))
        {
            var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            bytes += content.Length;
            Assert.DoesNotContain(PlantedBuyer.Words, w => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(w)) >= 0);
        }
        Assert.False(PlantedBuyer.IsIn(world.Log.ToString()));
        output.WriteLine($"{said.Count} messages, edits and toasts, {bytes:N0} bytes on disk and {world.Log.Lines.Count():N0} log lines searched for {PlantedBuyer.Words.Count} planted words: {hits.Count} hits, all of them asked for");
    }

    private static async Task<string> OrderAsync(World world)
    {
        var made = await world.Desk.PostAsync("shopify/orders", new JsonObject { ["buyer"] = PlantedBuyer.Wish() });
        var id = made!["key"]!.GetValue<string>();
        var read = world.Services.GetRequiredService<FreshOrder>().ReadAsync(id, CancellationToken.None);
        await world.PassUntilAsync(() => Task.FromResult(read.IsCompleted), "the order");
        await world.Desk.SayAsync(made["name"]!.GetValue<string>());
        return id;
    }
}
