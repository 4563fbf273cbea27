using System.Text.Json.Nodes;
using Conversations.Posts;

namespace Tests.Reliability.Faults;

/// <summary>The shop changes, or is away, between the approval and the sending.</summary>
internal static class ShopFaults
{
    private const string Name = "Shop";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("price changed after approval", Outcome.Held, async walk =>
        {
            await walk.DraftAsync();
            await walk.EditAsync("Market mornings, sorted. Yours for €34.");
            await ChangedAsync(walk, () => walk.Desk.PatchAsync("shopify/product/linen-tote", new JsonObject { ["price"] = 39 }));
        }),
        Row("sold out after approval", Outcome.Held, async walk =>
        {
            await walk.DraftAsync();
            await ChangedAsync(walk, () => walk.Desk.PatchAsync("shopify/product/linen-tote", new JsonObject { ["inventory"] = 0 }));
        }) with { InQuick = true },
        Row("product deleted after approval", Outcome.Held, async walk =>
        {
            await walk.DraftAsync();
            await ChangedAsync(walk, () => walk.Desk.DeleteAsync("shopify/product/linen-tote"));
        }),
        Row("away at sending", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.SecondsAsync(10);
            await walk.FaultAsync("shopify", "Status", "graphql", times: 0, status: 503);
            await walk.UntilDueAsync();
            await walk.LiveAsync();
        }),
        Row("silent at sending", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.SecondsAsync(10);
            await walk.FaultAsync("shopify", "Delay", "graphql", times: 0, delayMs: 900_000);
            await walk.UntilDueAsync();
            await walk.LiveAsync();
        }),
    ];

    private static async Task ChangedAsync(Walk walk, Func<Task> change)
    {
        await walk.ApproveAsync();
        await walk.SecondsAsync(10); // approved while all was still so
        await change();
        await walk.UntilDueAsync();
        await walk.UntilAsync(async () => (await walk.PostAsync()).Stage == PostStage.Held, "held", 15);
    }

    private static FaultRow Row(string fault, Outcome expected, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [expected], Play = play };
}
