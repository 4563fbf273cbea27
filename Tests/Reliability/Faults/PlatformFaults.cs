using Conversations;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability.Faults;

internal static class PlatformFaults
{
    private const string Publish = "media_publish";

    private const string Name = "Platforms";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("posted + timeout", Outcome.Late, walk => LiveAfterAsync(walk, "DelayAfter")),
        Row("not posted + timeout", Outcome.AsksOwner, walk => AskedAfterAsync(walk, "Delay")),
        Row("posted + error", Outcome.Late, walk => LiveAfterAsync(walk, "StatusAfter")) with { InQuick = true },
        Row("cut answer", Outcome.Late, walk => LiveAfterAsync(walk, "Cut")),
        Row("reset before", Outcome.AsksOwner, walk => AskedAfterAsync(walk, "ResetBefore")),
        Row("reset after", Outcome.Late, walk => LiveAfterAsync(walk, "ResetAfter")),
        Row("container stuck", Outcome.Held, walk => ContainerAsync(walk, "STUCK")),
        Row("container expired", Outcome.Held, walk => ContainerAsync(walk, "EXPIRED")),
        Row("container error", Outcome.Held, walk => ContainerAsync(walk, "ERROR")),
        Row("media not fetched", Outcome.Held, walk => RefusedAsync(walk, "POST /v26.0", 400,
            """{"error":{"message":"Only photo or video can be accepted as media type.","type":"OAuthException","code":9004,"error_subcode":2207052,"is_transient":false,"fbtrace_id":"A1"}}""")),
        Row("token", Outcome.Held, walk => TokenAsync(walk, "expired")),
        Row("permission", Outcome.Held, walk => TokenAsync(walk, "noPermission")),
        Row("limit", Outcome.Held, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.WishAsync("instagram/quota", new() { ["used"] = 100 });
            await walk.NowAsync();
            await StuckAsync(walk);
        }),
        Row("block", Outcome.Held, walk => TokenAsync(walk, "blocked")),
        Row("read broken while publish works", Outcome.AsksOwner, async walk =>
        {
            walk.Moments.At(CrashPoint.IntentStored, () => walk.WishAsync("instagram/read", new() { ["broken"] = true }));
            await AskedAfterAsync(walk, "ResetAfter");
        }),
        OneOfTwo("one of two down, the other on time", async walk =>
        {
            await walk.ApprovedAsync();
            await walk.FaultAsync("facebook", "Down");
            await walk.UntilDueAsync();
            await walk.UntilAsync(async () => (await walk.PostAsync()).LineOf(Platform.Instagram) is { IsLive: true }, "Instagram on time", 2);
            await StuckAsync(walk);
        }),
        OneOfTwo("the Page's permission", async walk =>
        {
            await walk.ApprovedAsync();
            await walk.WishAsync("facebook/token", new() { ["state"] = "noPermission" });
            await walk.NowAsync();
            await StuckAsync(walk);
        }),
        Row("the Page's answer lost", Outcome.Late, async walk =>
        {
            await walk.FaultAsync("facebook", "ResetAfter", "/feed");
            await walk.ToLiveAsync();
        }) with { Settings = Both },
        OneOfTwo("TikTok takes no more drafts", async walk =>
        {
            await walk.WishAsync("tiktok/refuse", new() { ["code"] = "spam_risk_too_many_pending_share" });
            await walk.SendAsync();
            await StuckAsync(walk);
        }) with { Settings = WithTikTok },
        Row("TikTok works on it for an hour", Outcome.Late, async walk =>
        {
            await walk.WishAsync("tiktok/timing", new() { ["processingSeconds"] = 3_600 });
            await walk.SendAsync();
            await walk.LiveAsync(75, 10);
        }) with { Settings = WithTikTok },
        Row("deleted by hand", Outcome.Unharmed, async walk =>
        {
            walk.Moments.At(CrashPoint.PublishAnswered, async () =>
            {
                var live = (await walk.Desk.PublishedAsync())[0];
                await walk.WishAsync("instagram/delete", new() { ["mediaId"] = live["mediaId"]!.GetValue<string>() });
            });
            await walk.ToLiveAsync();
            await walk.MinutesAsync(70, 30);
        }),
        Row("API version retired", Outcome.Held, walk => RefusedAsync(walk, "", 400,
            """{"error":{"message":"(#2635) You are calling a deprecated version of the API. Please update to the latest version.","type":"OAuthException","code":2635,"fbtrace_id":"A1"}}""")),
    ];

    private static (string, string)[] Both => [(BotSettings.Platforms, "facebook")];

    private static (string, string)[] WithTikTok => [(BotSettings.Platforms, "tiktok")];

    private static FaultRow OneOfTwo(string fault, Func<Walk, Task> play) => Row(fault, Outcome.Held, play) with { Settings = Both };

    private static FaultRow Row(string fault, Outcome expected, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [expected], Play = play };

    private static async Task LiveAfterAsync(Walk walk, string kind)
    {
        await walk.FaultAsync("instagram", kind, Publish, delayMs: 900_000);
        await walk.ToLiveAsync();
    }

    /// <summary>Ten minutes of reading, then the question.</summary>
    private static async Task AskedAfterAsync(Walk walk, string kind)
    {
        await walk.FaultAsync("instagram", kind, Publish, delayMs: 900_000);
        await walk.SendAsync();
        await walk.UntilAsync(async () => (await walk.PostAsync()).OwnerMustSay, "the question", 16, 5);
    }

    private static async Task ContainerAsync(Walk walk, string status)
    {
        walk.Moments.At(CrashPoint.HandleStored, () => walk.WishAsync("instagram/container/newest", new() { ["status"] = status }));
        await walk.SendAsync();
        await StuckAsync(walk);
    }

    private static async Task TokenAsync(Walk walk, string state)
    {
        await walk.ApprovedAsync();
        await walk.WishAsync("instagram/token", new() { ["state"] = state });
        await walk.NowAsync();
        await StuckAsync(walk);
    }

    private static async Task RefusedAsync(Walk walk, string match, int status, string body)
    {
        await walk.ApprovedAsync();
        await walk.FaultAsync("instagram", "Status", match, 0, status, body: body);
        await walk.NowAsync();
        await StuckAsync(walk);
    }

    private static Task StuckAsync(Walk walk) => walk.MinutesAsync(17, 5);
}
