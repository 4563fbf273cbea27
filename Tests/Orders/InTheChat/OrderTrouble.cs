using System.Globalization;
using System.Text.Json.Nodes;
using Conversations.Chat;
using Conversations.Orders;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Orders.InTheChat;

/// <summary>What cannot be done is said in a sentence, and nothing is lost.</summary>
public sealed class OrderTrouble
{
    [Fact]
    public async Task A_shop_that_is_away_an_address_that_is_kept_back_and_a_button_of_another_chat()
    {
        var time = new FakeTimeProvider(new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero));
        await using var sandbox = await SandboxServer.StartAsync(new(), time);
        await using var chat = new OrderChat(sandbox, time);
        using var desk = new Desk(sandbox.Addresses["desk"]);
        var id = await chat.OrderAsync([]);
        var name = (await chat.InShopifyAsync(id))["name"]!.GetValue<string>();
        await chat.SayAsync(name);

        sandbox.Faults.Add(new() { Vendor = "shopify", Kind = FaultKind.Down });
        await chat.TapAsync(OrderTexts.MarkShipped);
        Assert.Contains(OrderTexts.ShopAway, chat.Transcript(), StringComparison.Ordinal);
        await chat.TapAsync(OrderTexts.ShowAddress);
        await chat.TapAsync(OrderTexts.AddTracking);
        await chat.SayAsync("DHL Express 123456");
        Assert.Contains(OrderTexts.ShopAwayTracking, chat.Transcript(), StringComparison.Ordinal);
        sandbox.Faults.Clear("shopify");
        await chat.SayAsync("DHL Express 123456"); // as the sentence says
        Assert.Contains($"Mark {name} shipped with DHL Express 123456: 1 piece from Workshop?", chat.Transcript(), StringComparison.Ordinal);

        foreach (var kept in new[] { "null", "refused" })
        {
            await desk.PostAsync("shopify/orders/access", new JsonObject { ["customers"] = kept });
            await chat.TapAsync(OrderTexts.ShowAddress);
            Assert.Contains(OrderTexts.AddressWithheld, chat.Changed(), StringComparison.Ordinal);
        }

        // The same button, as somebody in a chat that has no card of it would press it.
        var forged = chat.Press(OrderTexts.MarkShipped) with { Chat = new(OrderChat.Approver), From = new() { Id = new(OrderChat.Approver), Role = Role.Approver, Name = "Ada" } };
        Assert.Equal(OrderTexts.ForeignButton, await chat.DoAsync(forged));
        Assert.Empty(await chat.CallsAsync(id));
    }

    [Theory]
    [InlineData("6100000000001")]
    [InlineData("9007199254740993")]
    [InlineData("9223372036854775807")]
    public void X2_the_buttons_of_an_order_fit_whatever_its_number(string id)
    {
        var order = new Order
        {
            Id = id, Name = "#1042", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.FromUnixTimeSeconds(9_999_999), Currency = "EUR", Total = 1, CurrentTotal = 1, Payment = "paid", Pieces = 1,
        };
        var card = new OrderCard(Shops.In("Europe/Berlin"), TimeProvider.System);
        var verbs = typeof(OrderVerbs).GetFields().Select(f => (string)f.GetRawConstantValue()!).Where(v => v != OrderVerbs.List).ToList();
        Assert.Equal(8, verbs.Distinct().Except(typeof(Conversations.Posts.Verbs).GetFields().Select(f => (string)f.GetRawConstantValue()!)).Count());
        Assert.All(verbs, v => Assert.True(ButtonData.TryParse(new ButtonData(v, long.Parse(id, CultureInfo.InvariantCulture), 9_999_999).ToString(), out _)));
        Assert.Equal(3, card.For(order).Keyboard.Rows.Sum(r => r.Count));
    }

    [Theory]
    [InlineData("EUR", 1990, "€19.90")]
    [InlineData("JPY", 1990, "¥1,990")]
    [InlineData("KWD", 1990, "1.990")]
    public void Amounts_have_the_digits_of_their_currency(string currency, long minor, string expected) =>
        Assert.Contains(expected, new OrderCard(Shops.In("Europe/Berlin"), TimeProvider.System).Money(minor, currency).Replace('￥', '¥').Replace('円', '¥'), StringComparison.Ordinal);
}
