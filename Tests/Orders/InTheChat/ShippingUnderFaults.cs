using System.Globalization;
using System.Text.RegularExpressions;
using Conversations;
using Conversations.Chat;
using Conversations.Orders;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Orders.InTheChat;

/// <summary>
/// Marking as shipped, with everything that can go wrong in between. The sandbox's ledger of shipments judges, and its log of requests: whoever asks
/// twice for a part has it sent twice there. The table is an approved text.
/// </summary>
public sealed partial class ShippingUnderFaults(ITestOutputHelper output)
{
    private const string Approved = "Tests/Orders/InTheChat/faults.approved.txt";

    private static readonly string[] Sample = ["nothing", "answer lost after the write", "a yes that is none", "cut off after the call"];

    [Fact]
    public async Task P4_an_order_is_shipped_once_whatever_happens_and_called_shipped_when_Shopify_says_so()
    {
        var time = new FakeTimeProvider(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var sandbox = await SandboxServer.StartAsync(new(), time);
        var chosen = ShippingFault.All.Where(f => Effort.Times(0, 1, 1) == 1 || Sample.Contains(f.Name)).ToList();
        List<string> table = [];
        var said = 0;
        foreach (var fault in chosen)
        {
            var (line, messages) = await PlayAsync(sandbox, time, fault);
            table.Add(line);
            said += messages;
        }
        output.WriteLine($"{string.Join("\n", table)}\n{said} messages searched for a customer's words; none");
        var heading = $"{"what goes wrong",-42} asked shipped doubled too early  at once → at the end";
        if (chosen.Count == ShippingFault.All.Count) ApprovedText.Check(Approved, string.Join("\n", table.Prepend(heading)));
        else Assert.Empty(table.Except(await File.ReadAllLinesAsync(Path.Combine(Repository.Root, Approved), TestContext.Current.CancellationToken)));
    }

    private static async Task<(string Line, int Messages)> PlayAsync(SandboxServer sandbox, FakeTimeProvider time, ShippingFault fault)
    {
        await using var chat = new OrderChat(sandbox, time);
        var before = sandbox.Requests.Last;
        var id = await chat.OrderAsync(ShippingFault.Order());
        var name = (await chat.InShopifyAsync(id))["name"]!.GetValue<string>();
        await chat.SayAsync($"/orders {name}");
        await chat.SayAsync(name, OrderChat.Approver);
        await chat.TapAsync(OrderTexts.MarkShipped);
        await chat.TapAsync(OrderTexts.MarkShipped, OrderChat.Approver);
        if (fault.Elsewhere) await chat.ChangeAsync(id, "ship");
        chat.Also[CrashPoint.ShipIntentStored] = () =>
        {
            foreach (var one in fault.Plant) sandbox.Faults.Add(one);
        };
        chat.DiesAt = fault.Death;
        // A finger that comes down twice, and a colleague at the same instant.
        Incoming[] taps = [chat.Press(OrderTexts.YesShipped), chat.Press(OrderTexts.YesShipped), chat.Press(OrderTexts.YesShipped, OrderChat.Approver)];
        try
        {
            await chat.DoAsync(taps);
        }
        catch (CutOffException)
        {
            chat.Restart();
            await chat.DoAsync(taps); // the inbox brings them again
        }
        var (atOnce, yes) = (Word(chat, name), 1);
        await chat.MinutesAsync(fault.DownMinutes);
        sandbox.Faults.Clear("shopify");
        await chat.MinutesAsync(7);
        var again = Requests(sandbox, before).Sum(asked => asked - 1);
        // What has come to nothing is asked for by a person, and only then again.
        for (; (await chat.InShopifyAsync(id))["status"]!.GetValue<string>() != "FULFILLED" && yes < 3; yes++)
        {
            await chat.SayAsync(name);
            await chat.TapAsync(OrderTexts.MarkShipped);
            await chat.TapAsync(OrderTexts.YesShipped);
        }
        await chat.SayAsync(name);
        var order = await chat.InShopifyAsync(id);
        var sent = order["order"]!["shipments"]!.AsArray().SelectMany(s => s!["pieces"]!.AsArray()).GroupBy(p => p!["parcelLineId"]!.ToJsonString())
            .ToDictionary(g => g.Key, g => g.Sum(p => p!["quantity"]!.GetValue<int>()));
        var lines = order["order"]!["parcels"]!.AsArray().SelectMany(p => p!["lines"]!.AsArray()).ToList();
        var doubled = lines.Sum(l => Math.Max(0, sent.GetValueOrDefault(l!["id"]!.ToJsonString()) - l!["total"]!.GetValue<int>()));
        Assert.Equal(4, sent.Values.Sum());
        Assert.True(doubled + again == 0, $"{fault.Name}: {doubled} pieces sent twice, {again} requests repeated by itself\n{chat.Transcript()}");
        Assert.True(chat.SaidTooEarly.Count == 0, $"{fault.Name}: {string.Join("\n", chat.SaidTooEarly)}");
        return (string.Create(CultureInfo.InvariantCulture, $"{fault.Name,-42} {Requests(sandbox, before).Sum(),5} {sent.Values.Sum(),7} {doubled + again,7} {chat.SaidTooEarly.Count,9}  {atOnce} → {Word(chat, name)}, yes said {yes} ×"), chat.Said.Count);
    }

    /// <summary>How often each parcel was asked for, whether the request was answered, refused or lost.</summary>
    private static IEnumerable<int> Requests(SandboxServer sandbox, long since) => sandbox.Requests.Since(since, "shopify")
        .Where(r => r.Body.Contains("fulfillmentCreate(", StringComparison.Ordinal))
        .GroupBy(r => Parcel().Match(r.Body).Value).Select(g => g.Count());

    [GeneratedRegex("shopify/FulfillmentOrder/[0-9]+")]
    private static partial Regex Parcel();

    /// <summary>What the order's newest card says of it.</summary>
    private static string Word(OrderChat chat, string name)
    {
        var text = chat.Newest($"{name} · ");
        return text.Contains('❓') ? "unconfirmed" : text.Contains("· shipped", StringComparison.Ordinal) ? "shipped" : text.Contains("⚠️", StringComparison.Ordinal) ? "to ship, and why" : "to ship";
    }
}
