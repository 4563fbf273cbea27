using System.Text.Json.Nodes;
using Conversations;
using Sandbox.Desk;

namespace Tests.Orders.InTheChat;

/// <summary>One thing that goes wrong between the second tap and the end.</summary>
/// <param name="Plant">Done when the intent is on disk: what is asked next is the request to ship.</param>
internal sealed record ShippingFault(string Name, Fault[] Plant, CrashPoint? Death = null, int DownMinutes = 0, bool Elsewhere = false)
{
    private const string Throttled = """{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{"requestedQueryCost":10,"actualQueryCost":null,"throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":1,"restoreRate":100.0}}}}""";

    private const string Denied = """{"data":{"fulfillmentCreate":null},"errors":[{"message":"Access denied for fulfillmentCreate field.","path":["fulfillmentCreate"],"extensions":{"code":"ACCESS_DENIED"}}]}""";

    private const string Yes = """{"data":{"fulfillmentCreate":{"fulfillment":{"id":"gid://shopify/Fulfillment/1","status":"SUCCESS"},"userErrors":[]}}}""";

    public static IReadOnlyList<ShippingFault> All { get; } =
    [
        new("nothing", []),
        new("answer lost after the write", [Of(FaultKind.ResetAfter)]),
        new("connection reset before it", [Of(FaultKind.ResetBefore)]),
        new("answer cut", [Of(FaultKind.Cut)]),
        new("answer drips", [Of(FaultKind.Drip, delay: 2_000)]),
        new("500, not done", [Of(FaultKind.Status, 500)]),
        new("502, done", [Of(FaultKind.StatusAfter, 502)]),
        new("503, not done, three times", [Of(FaultKind.Status, 503) with { Times = 3 }]),
        new("429", [Of(FaultKind.Status, 429)]),
        new("throttled", [Of(FaultKind.Status, 200, Throttled)]),
        new("timeout, done", [Of(FaultKind.DelayAfter, delay: 120_000)]),
        new("timeout, not done", [Of(FaultKind.Delay, delay: 120_000)]),
        new("a page of HTML", [Of(FaultKind.Status, 200, "<html>oops</html>")]),
        new("a yes that is none", [Of(FaultKind.Status, 200, Yes)]),
        new("the right was taken away", [Of(FaultKind.Status, 200, Denied)]),
        new("answer lost, then Shopify away for 3 min", [Of(FaultKind.ResetAfter), Of(FaultKind.Down)], DownMinutes: 3),
        new("Shopify away for 3 min", [Of(FaultKind.Down)], DownMinutes: 3),
        new("somebody ships in the admin first", [], Elsewhere: true),
        new("cut off at the intent", [], CrashPoint.ShipIntentStored),
        new("cut off after the call", [], CrashPoint.ShipAnswered),
        new("answer lost, cut off after it", [Of(FaultKind.ResetAfter)], CrashPoint.ShipAnswered),
        new("cut off before it was read back", [], CrashPoint.ShipReadBack),
        new("answer lost, cut off after reading", [Of(FaultKind.ResetAfter)], CrashPoint.ShipReadBack),
    ];

    private static Fault Of(FaultKind kind, int status = 500, string? body = null, int delay = 0) =>
        new() { Vendor = "shopify", Kind = kind, Match = "graphql", Status = status, Body = body, DelayMs = delay };

    public static JsonObject Order() => new()
    {
        ["lines"] = new JsonArray(
            new JsonObject { ["product"] = "linen-tote", ["quantity"] = 1, ["location"] = "Berlin" },
            new JsonObject { ["title"] = "Beeswax wrap", ["quantity"] = 2, ["price"] = 9, ["location"] = "Berlin" },
            new JsonObject { ["title"] = "Blue mug", ["quantity"] = 1, ["price"] = 18, ["location"] = "Hamburg" }),
    };
}
