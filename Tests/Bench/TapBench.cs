using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Bench;

/// <summary>
/// Own share of the work, over HTTP between two processes, with 10,000 posts in the journal and full sync on. Prints the
/// whole time, and beside it what is left without the sandbox's own. Never a test: figures, not verdicts.
/// </summary>
internal static class TapBench
{
    private const int Posts = 10_000, Taps = 2_000, Links = 60, Chats = 100;
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bot-bench-");
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Support.Desk(sandbox.Addresses["desk"]);
        var people = Enumerable.Range(0, Chats).Select(i => 1001L + i).ToList();
        var picture = new Uri(sandbox.Shopify.Links().First(l => l.PictureUrl is not null).PictureUrl!);
        Console.WriteLine($"Writing {Posts} posts into the journal …");
        var settings = BotSettings.For(sandbox, folder.FullName, ("UNDO_WINDOW", "60m"), ("RATE_LIMITS", "instagram=100000/h,shopify=100000/h,gemini=100000/h"),
            ("TELEGRAM_ALLOWED_USERS", "111:owner," + string.Join(',', people.Select(p => $"{p}:approver"))));
        await SyncAsync(folder.FullName);
        await FullJournal.WriteAsync(folder.FullName, people, Posts, picture, sandbox.Shopify.Catalogue.ByHandle("linen-tote")!);

        await using (var bot = BotProcess.Start(settings, null))
        {
            await desk.SayAsync("/help");
            await desk.SeesAsync("Nothing goes public");
            await ShowCardsAsync(desk, sandbox, people);
            await TapAsync(desk, sandbox, people, Chats * 2, print: false); // warm
            await TapAsync(desk, sandbox, people, Taps, print: true);
            await LinkAsync(desk, sandbox, 10, print: false);
            await LinkAsync(desk, sandbox, Links, print: true);
        }
        folder.Delete(recursive: true);
        return 0;
    }

    /// <summary>What one synced write costs on this disk, with nothing of ours around it: every tap waits for two.</summary>
    private static async Task SyncAsync(string folder)
    {
        var figures = new Figures("one synced write, bare");
        await using var file = new FileStream(Path.Combine(folder, "sync"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        file.Write(new byte[1 << 20]); // beforehand, so that only data is synced and no new length
        for (var i = 0; i < 400; i++)
        {
            file.Position = i * 2048;
            var start = TimeProvider.System.GetTimestamp();
            file.Write(new byte[2048]);
            file.Flush(flushToDisk: true);
            figures.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(10);
        }
        Console.WriteLine(figures);
    }

    private static async Task ShowCardsAsync(Support.Desk desk, SandboxServer sandbox, List<long> people)
    {
        for (var i = 0; i < people.Count; i++)
        {
            await desk.SayAsync("/queue", people[i]);
            await desk.SeesAsync("Queue", people[i]);
            var (message, _) = (await desk.ButtonAsync("Next", people[i]))!.Value;
            await desk.PressAsync(message, string.Create(CultureInfo.InvariantCulture, $"show:{i + 1}:2"), people[i], forged: true);
            await Support.Desk.UntilAsync(() => desk.ButtonAsync("Approve", people[i]).ContinueWith(b => b.Result is { } found ? (object)found : null, TaskScheduler.Default), "a card");
        }
        Console.WriteLine($"{people.Count} cards stand; tapping …");
    }

    private static async Task TapAsync(Support.Desk desk, SandboxServer sandbox, List<long> people, int taps, bool print)
    {
        Figures toast = new("tap → toast, whole"), ownToast = new("tap → toast, own share"), card = new("tap → edited card, whole"), ownCard = new("tap → edited card, own share"), played = new("sandbox's own time per tap");
        for (var i = 0; i < taps; i++)
        {
            var chat = people[i % people.Count];
            var (message, data) = (await desk.ButtonAsync(i / people.Count % 2 == 0 ? "Approve" : "Undo", chat))!.Value;
            var since = sandbox.Telegram.Events.Last;
            var before = sandbox.Requests.Last;
            var pressed = (await desk.PostAsync("telegram/press", new JsonObject { ["userId"] = chat, ["messageId"] = message, ["data"] = data }))!;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            var callback = pressed["callbackId"]!.GetValue<string>();
            var answered = await sandbox.Telegram.Events.WaitFor(e => e.Kind == "toast" && e.CallbackId == callback, patience.Token, since);
            var edited = await sandbox.Telegram.Events.WaitFor(e => e.Kind == "edit" && e.ChatId == chat, patience.Token, since);
            var at = pressed["at"]!.GetValue<double>();
            var requests = sandbox.Requests.Since(before, "telegram");
            var poll = requests.Where(r => r.Path.Contains("getUpdates", StringComparison.OrdinalIgnoreCase)).Select(r => r.Ms).FirstOrDefault();
            var answer = requests.Where(r => r.Path.Contains("answerCallbackQuery", StringComparison.OrdinalIgnoreCase)).Sum(r => r.Ms);
            var edit = requests.Where(r => r.Path.Contains("editMessage", StringComparison.OrdinalIgnoreCase)).Sum(r => r.Ms);
            toast.Add(answered.At - at);
            ownToast.Add(answered.At - at - poll - answer);
            card.Add(edited.At - at);
            ownCard.Add(edited.At - at - poll - edit); // the toast is on its way beside it
            played.Add(poll + answer + edit);
            await Task.Delay(Gap);
        }
        if (!print) return;
        foreach (var figures in (Figures[])[toast, ownToast, card, ownCard, played]) Console.WriteLine(figures);
    }

    private static async Task LinkAsync(Support.Desk desk, SandboxServer sandbox, int links, bool print)
    {
        Figures whole = new("link → card, whole"), own = new("link → card, own share"), played = new("vendors' own time per link");
        var products = sandbox.Shopify.Links().Where(l => l.Note.Length == 0 && l.PictureUrl is not null).ToList();
        for (var i = 0; i < links; i++)
        {
            var since = sandbox.Telegram.Events.Last;
            var number = sandbox.Requests.Last;
            var said = (await desk.PostAsync("telegram/say", new JsonObject { ["userId"] = Support.Desk.Owner, ["text"] = products[i % products.Count].Url }))!;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            var card = await sandbox.Telegram.Events.WaitFor(e => e.Kind == "edit" && e.ChatId == Support.Desk.Owner, patience.Token, since);
            var vendors = sandbox.Requests.Since(number, null).Where(r => r.Vendor is "telegram" or "shopify" or "gemini").Sum(r => r.Ms);
            var ms = card.At - said["at"]!.GetValue<double>();
            whole.Add(ms);
            own.Add(ms - vendors);
            played.Add(vendors);
            await Task.Delay(2_500); // the flood limit of one chat
        }
        if (!print) return;
        foreach (var figures in (Figures[])[whole, own, played]) Console.WriteLine(figures);
    }
}
