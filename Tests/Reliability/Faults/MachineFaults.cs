using Conversations;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability.Faults;

internal static class MachineFaults
{
    private static readonly string[] Vendors = ["telegram", "instagram", "appwrite", "shopify", "gemini"];

    private const string Name = "Machine";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("read-only", [Outcome.Late], async walk =>
        {
            await walk.DraftAsync();
            Disk.ReadOnly(walk, true);
            await NotDecidedAsync(walk);
            Disk.ReadOnly(walk, false);
            await OutAsync(walk);
        }) with
        {
            InQuick = true,
        },
        Row("disk full", [Outcome.Late], async walk =>
        {
            await walk.DraftAsync();
            await walk.World.TapAsync(PostTexts.EditText);
            await walk.World.SeesAsync("Send the new text");
            await Disk.FullAsync(walk);
            await walk.Desk.SayAsync(new('w', 4_000)); // does not fit into the room that is left, and then not into a post
            await walk.SecondsAsync(60);
            await WarnedAsync(walk);
            Disk.HasRoom(walk);
            await walk.World.SeesAsync("Shorten it");
            await walk.World.AskAsync("/cancel");
            await walk.ApproveAsync();
            await OutAsync(walk);
        }),
        Row("fsync error", [Outcome.Late], async walk =>
        {
            await walk.DraftAsync();
            Disk.FailsToSync(walk, true);
            await NotDecidedAsync(walk);
            Disk.FailsToSync(walk, false);
            await OutAsync(walk);
        }),
        Row("bit rot, a draft waiting", [Outcome.Refused], async walk =>
        {
            await walk.DraftAsync();
            var (message, data) = await walk.World.FindButtonAsync(PostTexts.Approve);
            await RotAsync(walk);
            await walk.World.SeesAsync("My records were damaged");
            walk.Main = 10_001; // numbers go on where no old card can mean a new post
            await walk.DraftAsync("fig-candle");
            await walk.RefusedAsync(() => walk.World.TapAsync(message, data));
        }),
        Row("bit rot, a post approved", [Outcome.Held], async walk =>
        {
            await walk.ApprovedAsync();
            await walk.SecondsAsync(10); // as far as Appwrite
            await walk.Watch.LookAsync();
            await RotAsync(walk);
            await walk.World.SeesAsync("My records were damaged");
            await walk.UntilAsync(async () => (await walk.PostAsync()).Stage == PostStage.Held, "the approved post");
            await walk.MinutesAsync(9 * 60, 60); // its time comes and goes
        }),
        Row("bit rot, the answer of the platform lost with it", [Outcome.Late], async walk =>
        {
            walk.Moments.At(CrashPoint.IntentStored, () => walk.WishAsync("instagram/read", new() { ["broken"] = true }));
            await walk.FaultAsync("instagram", "ResetAfter", "media_publish");
            await walk.SendAsync();
            await walk.UntilAsync(async () => (await walk.PostAsync()).Unconfirmed, "a publish without an answer");
            await walk.SecondsAsync(10); // as far as Appwrite
            await walk.Watch.LookAsync();
            await RotAsync(walk);
            await walk.World.SeesAsync("brought back 1 post");
            await walk.WishAsync("instagram/read", new() { ["broken"] = false });
            await walk.LiveAsync();
        }),
        new() { Area = Name, Fault = "memory limit", Why = "belongs to a process: KillTests kill it at any instant, ComposeTests keep the limits" },
        Row("DNS dead", [Outcome.Late], walk => CutOffAsync(walk, HttpRequestError.NameResolutionError)),
        Row("flapping WiFi", [Outcome.Unharmed, Outcome.Late, Outcome.AsksOwner], async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromSeconds(30));
            for (var i = 0; i < 6; i++)
            {
                foreach (var vendor in Vendors) await walk.FaultAsync(vendor, "Down");
                await walk.SecondsAsync(20);
                await walk.Desk.HealAsync();
                await walk.SecondsAsync(15);
            }
            await SettledAsync(walk);
        }),
        Row("30 % loss", [Outcome.Unharmed, Outcome.Late, Outcome.AsksOwner], async walk =>
        {
            await walk.ApprovedAsync();
            walk.Network.Before = () => walk.Chance(0.15) ? HttpRequestError.ConnectionError : null;
            walk.Network.After = () => walk.Chance(0.15) ? HttpRequestError.ResponseEnded : null;
            await walk.UntilDueAsync(TimeSpan.FromSeconds(30));
            for (var i = 0; i < 90; i++)
            {
                await walk.Desk.HealAsync();
                if (walk.Chance(0.3)) await walk.FaultAsync("telegram", walk.Chance(0.5) ? "ResetBefore" : "ResetAfter", times: 2);
                await walk.SecondsAsync(1);
            }
            await SettledAsync(walk);
        }),
        Row("TLS refused", [Outcome.Late], walk => CutOffAsync(walk, HttpRequestError.SecureConnectionError)),
        new() { Area = Name, Fault = "leaks over days", Why = "memory is a figure of a process: `bench footprint` measures it" },
        new() { Area = Name, Fault = "card replaced", Why = "restoring from Appwrite or from a backup is not there yet; P10 comes with it" },
    ];

    private static FaultRow Row(string fault, IReadOnlyList<Outcome> expected, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = expected, Play = play };

    /// <summary>A tap that cannot be recorded is not confirmed, and the owner hears why.</summary>
    private static async Task NotDecidedAsync(Walk walk)
    {
        await walk.Desk.PressAsync(PostTexts.Approve);
        await walk.SecondsAsync(60);
        if ((await walk.PostAsync()).Approval is not null) throw new InvalidOperationException("A decision that is on no disk counts.");
        await WarnedAsync(walk);
    }

    private static async Task WarnedAsync(Walk walk)
    {
        if (await walk.World.NewestAsync("My disk") is null) throw new InvalidOperationException("Nobody was told that the disk takes nothing (D7).");
    }

    private static async Task OutAsync(Walk walk)
    {
        await walk.UntilAsync(async () => (await walk.PostAsync()).Approval is not null, "the approval");
        await walk.NowAsync();
        await walk.LiveAsync();
    }

    /// <summary>Pages in the middle of the journal are no longer what was written.</summary>
    private static async Task RotAsync(Walk walk)
    {
        await walk.StopAsync();
        await walk.World.DamageAsync();
        await walk.StartAsync();
    }

    private static async Task CutOffAsync(Walk walk, HttpRequestError error)
    {
        await walk.ApprovedAsync();
        await walk.UntilDueAsync(TimeSpan.FromSeconds(30));
        walk.Network.Before = () => error;
        await walk.FaultAsync("telegram", "Down");
        await walk.MinutesAsync(5, 2);
        walk.Network.Heal();
        await walk.Desk.HealAsync();
        await walk.LiveAsync();
    }

    /// <summary>The network is good again; either the post is out soon, or somebody must be asked.</summary>
    private static async Task SettledAsync(Walk walk)
    {
        walk.Network.Heal();
        await walk.Desk.HealAsync();
        await walk.UntilAsync(async () => await walk.PostAsync() is { Stage: PostStage.Published } or { OwnerMustSay: true }, "an outcome", 20, 5);
        await walk.SecondsAsync(65); // cards are mended within the minute
    }
}
