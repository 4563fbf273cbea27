using Bot;
using Conversations.Posts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tests.Support;

namespace Tests.Reliability.Faults;

internal static class PeopleFaults
{
    private const string Link = "https://linen-and-loaf.myshopify.com/products/linen-tote";

    private const string Name = "People at once";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("approve + approve", Outcome.Refused, walk => TogetherAsync(walk, Verbs.Approve)),
        Row("approve + reject", Outcome.Refused, walk => TogetherAsync(walk, Verbs.Reject)) with { InQuick = true },
        Row("edit + approve", Outcome.Refused, async walk =>
        {
            var (message, data) = await CardInGroupAsync(walk);
            await walk.World.TapAsync(PostTexts.EditText, chat: Walk.Group);
            await walk.World.SeesAsync("Send the new text", Walk.Group);
            await walk.Desk.SayAsync("Another text.", chat: Walk.Group);
            await walk.World.SeesAsync("would say", Walk.Group);
            await walk.World.TapAsync(message, data, Walk.Approver, Walk.Group);
            await walk.RefusedAsync(() => walk.World.TapAsync(PostTexts.UseThis, chat: Walk.Group));
            await AtItsTimeAsync(walk);
        }),
        Row("old card", Outcome.Refused, async walk =>
        {
            await walk.DraftAsync();
            var (message, data) = await walk.World.FindButtonAsync(PostTexts.Approve);
            await walk.EditAsync("Another text.");
            await walk.RefusedAsync(() => walk.World.TapAsync(message, data, forged: true));
        }),
        Row("20 taps a second", Outcome.Unharmed, async walk =>
        {
            await walk.DraftAsync();
            var (message, data) = await walk.World.FindButtonAsync(PostTexts.Approve);
            var presses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => walk.Desk.PressAsync(message, data, forged: true)));
            foreach (var press in presses) await walk.World.ToastAsync(press);
            await walk.NowAsync();
            await walk.LiveAsync();
        }),
        Row("cancel during sending", Outcome.Refused, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.World.SettleAsync();
            var (message, data) = await walk.World.FindButtonAsync(PostTexts.Hold);
            await walk.FaultAsync("instagram", "DelayAfter", "media_publish", delayMs: 20_000);
            await walk.NowAsync();
            await walk.UntilAsync(async () => await walk.World.PublishCallsAsync() + walk.World.Sandbox.Delayed > 0, "the request under way");
            await walk.RefusedAsync(() => walk.World.TapAsync(message, data, forged: true));
            await walk.LiveAsync();
        }),
        Row("scheduler + “now”", Outcome.Unharmed, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromSeconds(30));
            var (message, data) = await walk.World.FindButtonAsync(PostTexts.Now);
            await walk.UntilDueAsync(TimeSpan.FromSeconds(1));
            await walk.Desk.PressAsync(message, data, forged: true); // the finger may be later than the card
            await walk.SecondsAsync(2);
            await walk.LiveAsync();
        }),
        Row("two copies of the program", Outcome.Late, async walk =>
        {
            await walk.ApprovedAsync();
            await walk.UntilDueAsync(TimeSpan.FromMinutes(2));
            var folder = Directory.CreateTempSubdirectory("bot-test-");
            using (var second = SecondCopy(walk, folder.FullName))
            {
                await second.StartAsync();
                await walk.MinutesAsync(10, 2);
                var stopping = second.StopAsync();
                while (!stopping.IsCompleted) await walk.SecondsAsync(1);
            }
            folder.Delete(recursive: true);
            await walk.LiveAsync();
        }),
        Row("rights removed in between", Outcome.Unharmed, async walk =>
        {
            var (message, data) = await CardInGroupAsync(walk);
            walk.Set("TELEGRAM_ALLOWED_USERS", "111:owner");
            await walk.RestartAsync();
            var before = walk.Watch.Fingerprint();
            var press = await walk.Desk.PressAsync(message, data, Walk.Approver, Walk.Group);
            await walk.World.SettleAsync();
            if (await walk.Desk.ToastAsync(press) is { } told) throw new InvalidOperationException($"A stranger was told: {told}");
            if (walk.Watch.Fingerprint() != before) throw new InvalidOperationException("A stranger's tap had an effect.");
            await walk.World.TapAsync(message, data, chat: Walk.Group);
            await AtItsTimeAsync(walk);
        }) with
        {
            MayStaySilent = true,
        },
    ];

    private static FaultRow Row(string fault, Outcome expected, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [expected], Play = play };

    private static async Task<(int Message, string Data)> CardInGroupAsync(Walk walk)
    {
        await walk.Desk.SayAsync(Link, chat: Walk.Group);
        return await walk.World.FindButtonAsync(PostTexts.Approve, Walk.Group);
    }

    /// <summary>The owner approves; an approver presses something on the same card in the same moment.</summary>
    private static async Task TogetherAsync(Walk walk, string verb)
    {
        var (message, data) = await CardInGroupAsync(walk);
        var other = data.Replace(Verbs.Approve, verb, StringComparison.Ordinal);
        var first = await walk.Desk.PressAsync(message, data, chat: Walk.Group);
        var second = await walk.Desk.PressAsync(message, other, Walk.Approver, Walk.Group, forged: true);
        if (!(await walk.World.ToastAsync(first)).StartsWith('✅')) throw new InvalidOperationException("The first one was not told that it counts.");
        await walk.RefusedAsync(() => walk.World.ToastAsync(second));
        if (walk.Watch.Fingerprint().Split("\"Step\"").Length != 2) throw new InvalidOperationException("More than one decision is on record.");
        if (!walk.Refusals[0].Contains("by Robin", StringComparison.Ordinal)) throw new InvalidOperationException($"The other one was told “{walk.Refusals[0]}”, and not who was first (R2).");
        await AtItsTimeAsync(walk);
    }

    private static async Task AtItsTimeAsync(Walk walk)
    {
        await walk.UntilDueAsync();
        await walk.LiveAsync();
    }

    private static Microsoft.Extensions.Hosting.IHost SecondCopy(Walk walk, string folder)
    {
        var settings = BotSettings.For(walk.World.Sandbox, folder).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value));
        return BotHost.Build(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), services => services
            .AddSingleton<TimeProvider>(walk.World.Time).AddLogging(l => l.ClearProviders()));
    }
}
