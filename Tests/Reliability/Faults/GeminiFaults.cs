using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability.Faults;

internal static class GeminiFaults
{
    private const string Name = "Gemini";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("429", walk => AnswersAsync(walk, "429Bare")) with { InQuick = true },
        Row("503 for hours", async walk =>
        {
            await AnswersAsync(walk, "503");
            await walk.MinutesAsync(120, 60);
            await walk.World.TapAsync(PostTexts.TryAgain);
            await walk.World.SettleAsync();
        }),
        Row("blocked", walk => AnswersAsync(walk, "promptBlocked")),
        Row("empty", walk => AnswersAsync(walk, "emptyCaption")),
        Row("cut", walk => AnswersAsync(walk, "maxTokens")),
        Row("not JSON", walk => AnswersAsync(walk, "malformedJson")),
        Row("huge", async walk =>
        {
            await walk.FaultAsync("gemini", "Status", times: 0, status: 200, body: new string('x', 6 << 20));
            await LinkAsync(walk);
        }),
        Row("slow drip", async walk =>
        {
            await walk.FaultAsync("gemini", "Drip", times: 0, delayMs: 500);
            await LinkAsync(walk);
        }),
        Row("invented facts", walk => AnswersAsync(walk, "wrongPrice")),
        Row("repeated text", async walk =>
        {
            await walk.WishAsync("gemini/next", new() { ["mode"] = "repeated", ["times"] = 0 });
            await walk.ToLiveAsync();
            walk.Main = 2;
            await LinkAsync(walk);
        }),
        Row("model gone", walk => AnswersAsync(walk, "404model")),
        Row("cost run-away", async walk =>
        {
            await walk.DraftAsync();
            await walk.DraftAsync("fig-candle");
            await walk.PassAsync(TimeSpan.FromHours(4), TimeSpan.FromMinutes(5));
            await walk.RestartAsync(); // a cap for a day counts what was spent before it
            walk.Main = 3;
            await LinkAsync(walk, "fig-candle");
            await walk.World.SettleAsync();
            walk.Set("RATE_LIMITS", "gemini=100/d");
            await walk.RestartAsync();
        }) with
        {
            Settings = [("RATE_LIMITS", "gemini=2/d")],
        },
    ];

    private static FaultRow Row(string fault, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [Outcome.Held], Play = play };

    private static async Task AnswersAsync(Walk walk, string mode)
    {
        await walk.WishAsync("gemini/next", new() { ["mode"] = mode, ["times"] = 0 });
        await LinkAsync(walk);
    }

    private static async Task LinkAsync(Walk walk, string handle = "linen-tote")
    {
        await walk.World.AskAsync($"https://linen-and-loaf.myshopify.com/products/{handle}");
        await walk.World.SettleAsync();
    }
}
