using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Conversations.Chat;
using Conversations.Orders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Orders.InTheChat;

/// <summary>What an owner reads when it is about orders, as an approved text.</summary>
public sealed class OrdersInTheChat
{
    [Fact]
    public async Task The_list_the_card_the_second_tap_tracking_and_the_address()
    {
        var time = new FakeTimeProvider(new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero));
        await using var sandbox = await SandboxServer.StartAsync(new(), time);
        await using var chat = new OrderChat(sandbox, time);
        var seen = new StringBuilder();

        async Task Says(string text, long user = OrderChat.Owner)
        {
            await chat.SayAsync(text, user);
            Note($"> {text}", "", user);
        }

        async Task Taps(string label, long user = OrderChat.Owner)
        {
            var toast = await chat.TapAsync(label, user);
            Note($"> [{label}]", toast, user);
        }

        void Note(string what, string toast, long user) =>
            seen.AppendLine(CultureInfo.InvariantCulture, $"{what}{(toast.Length > 0 ? $"   ({toast})" : "")}{(user == OrderChat.Owner ? "" : $"   {user}")}").AppendLine(Indented(chat.Changed(user))).AppendLine();

        await Says("/orders");
        var unpaid = await chat.OrderAsync(Wish("PENDING", 7_200, Line("Blue mug", 1, 18)));
        await chat.OrderAsync(Wish("PAID", 7_000, Line("Linen tote", 1, 34), Line("Beeswax wrap", 2, 9)));
        await chat.OrderAsync(With(Wish("PAID", 3_600, Line("Linen tote", 1, 34, "Berlin"), Line("Beeswax wrap", 2, 9, "Berlin"), Line("Blue mug", 1, 18, "Hamburg"), Line("Poster", 2, 5, "Depot", held: "ON_HOLD")), "risk", "INVESTIGATE"));
        var cancelled = await chat.OrderAsync(Wish("PAID", 3_000, Line("Poster", 1, 5)));
        await chat.ChangeAsync(cancelled, "cancel");
        await chat.AheadAsync(Fresh(chat, cancelled));
        await chat.OrderAsync(With(Wish("PAID", 2_400, Line("Sticker", 1, 2.5m)), "test", true));
        for (var i = 0; i < 5; i++) await chat.OrderAsync(Wish("PAID", 2_280 - i * 60, Line($"Candle {i + 1}", 1, 12)));

        await Says("/orders");
        await Taps(OrderTexts.Older);
        await Taps("Unpaid");
        await Says("/orders 9999");
        await Says("#1041");
        await Taps(OrderTexts.MarkShipped);
        await Taps(OrderTexts.Back);
        await Says("/orders 1043");
        await Taps(OrderTexts.MarkShipped);
        await Taps(OrderTexts.YesShipped);
        await Taps(OrderTexts.MarkShipped);
        await Says("#1042");
        await Taps(OrderTexts.AddTracking);
        await Says("tomorrow");
        await Says("#1043");
        await Says("dhl express 1234567890");
        await Taps(OrderTexts.UseAndShip);
        await Taps(OrderTexts.AddTracking);
        await Says("https://localhost/track/1");
        await Says("https://track.example-post.com/42?x=1");
        await Says("UPS 1Z999AA10123456784");
        await Taps(OrderTexts.Use);

        // Who may do what, and an old card.
        await Says("#1041", OrderChat.Viewer);
        await Taps(OrderTexts.MarkShipped, OrderChat.Viewer);
        await chat.ChangeAsync(unpaid, "pay");
        await chat.AheadAsync(Fresh(chat, unpaid));
        var old = chat.Press(OrderTexts.ShowAddress, OrderChat.Viewer) with { From = new() { Id = new(OrderChat.Approver), Role = Role.Approver, Name = "Ada" } };
        Note("> an old button", await chat.DoAsync(old), OrderChat.Viewer);
        await Says("#1044");

        ApprovedText.Check("Tests/Orders/InTheChat/chat.approved.txt", seen.ToString());
        Assert.Empty(chat.SaidTooEarly);
    }

    private static Task<Order?> Fresh(OrderChat chat, string id) => chat.Services.GetRequiredService<FreshOrder>().ReadAsync(id, CancellationToken.None);

    private static JsonObject Wish(string financial, double ago, params JsonNode[] lines) => new() { ["financial"] = financial, ["ago"] = ago, ["lines"] = new JsonArray(lines) };

    private static JsonObject With(JsonObject wish, string name, JsonNode value)
    {
        wish[name] = value;
        return wish;
    }

    private static JsonObject Line(string title, int quantity, decimal price, string location = "Workshop", string? held = null) =>
        new() { ["product"] = null, ["title"] = title, ["quantity"] = quantity, ["price"] = price, ["location"] = location, ["held"] = held };

    private static string Indented(string text) => string.Join("\n", text.Split('\n').Select(l => "    " + l));
}
