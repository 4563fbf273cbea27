using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Bench;

/// <summary>
/// What the bot costs a device: disk, memory, processor, and how soon it polls. Runs the program that BOT_UNDER_TEST names,
/// else the built one. Figures, not verdicts; the goals stand beside them.
/// </summary>
internal static class FootprintBench
{
    private const int Starts = 7, Chats = 100, Taps = 5_000, Posts = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync()
    {
        Environment.SetEnvironmentVariable("DOTNET_GCgen0size", "400000"); // as the unit and the image set it
        Console.WriteLine($"Program: {string.Join(' ', BotProgram.Command)}");
        if (BotProgram.Other is { } file)
            Print("size on disk", Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Sum(f => new FileInfo(f).Length) / 1e6, "MB", "≤ 45");
        var folder = Directory.CreateTempSubdirectory("bot-footprint-");
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Support.Desk(sandbox.Addresses["desk"]);
        await StartsAsync(sandbox, desk, folder.CreateSubdirectory("starts").FullName);
        await TapsAsync(sandbox, desk, folder.CreateSubdirectory("taps").FullName);
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task StartsAsync(SandboxServer sandbox, Support.Desk desk, string folder)
    {
        var figures = new Figures("start → first poll");
        for (var i = 0; i < Starts; i++)
        {
            await desk.SayAsync("/cancel"); // an update that waits, so that the poll is answered, and noted, at once
            var before = sandbox.Requests.Last;
            var started = TimeProvider.System.GetUtcNow();
            await using var bot = BotProcess.Start(BotSettings.For(sandbox, folder));
            var poll = await Support.Desk.UntilAsync(() => Task.FromResult(
                sandbox.Requests.Since(before, "telegram").FirstOrDefault(r => r.Path.Contains("getUpdates", StringComparison.OrdinalIgnoreCase))), "the first poll");
            figures.Add((poll.At - started).TotalMilliseconds - poll.Ms);
            await desk.SeesAsync("nothing to cancel");
        }
        Console.WriteLine($"{figures}   goal ≤ 200 ms");
    }

    private static async Task TapsAsync(SandboxServer sandbox, Support.Desk desk, string folder)
    {
        var people = Enumerable.Range(0, Chats).Select(i => 1001L + i).ToList();
        var products = sandbox.Shopify.Links().Where(l => l.Note.Length == 0 && l.PictureUrl is not null).ToList();
        var settings = BotSettings.For(sandbox, folder, ("UNDO_WINDOW", "60m"), ("RATE_LIMITS", "instagram=100000/h,shopify=100000/h,gemini=100000/h"),
            ("TELEGRAM_ALLOWED_USERS", "111:owner," + string.Join(',', people.Select(p => $"{p}:approver"))));
        await FullJournal.WriteAsync(folder, people, Posts, new(products[0].PictureUrl!));

        await using var bot = BotProcess.Start(settings);
        await Task.Delay(Idle);
        PrintMemory("memory, idle", bot.Id, "≤ 45");
        for (var i = 0; i < people.Count; i++) await ShowCardAsync(desk, people[i], i + 1);
        for (var i = 0; i < products.Count; i++)
        {
            await desk.SayAsync(products[i].Url, people[i % people.Count]);
            await Task.Delay(200);
        }
        await Task.Delay(Idle);
        PrintMemory($"… after {products.Count} drafts with photos", bot.Id, "");

        var cpu = ProcessFigures.Cpu(bot.Id);
        var began = TimeProvider.System.GetTimestamp();
        for (var round = 0; round < Taps / Chats; round++) await RoundAsync(sandbox, desk, people, round);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        await Task.Delay(Idle); // the cards that follow belong to the taps
        Print("durable taps, the sandbox on the same cores", Taps / seconds, "/s", "≥ 500");
        Print("processor per tap, card included", (ProcessFigures.Cpu(bot.Id) - cpu).TotalMilliseconds / Taps, "ms", "≤ 2");
        PrintMemory($"memory after {Taps} taps on cards with photos", bot.Id, "≤ 60");
    }

    private static async Task ShowCardAsync(Support.Desk desk, long chat, int post)
    {
        await desk.SayAsync("/queue", chat);
        await desk.SeesAsync("Queue", chat);
        var (message, _) = (await desk.ButtonAsync("Next", chat))!.Value;
        await desk.PressAsync(message, string.Create(CultureInfo.InvariantCulture, $"show:{post}:2"), chat, forged: true);
        await Support.Desk.UntilAsync(async () => await desk.ButtonAsync("Approve", chat) is { } found ? (object)found : null, "a card");
    }

    /// <summary>Everybody presses once, at the same time. The next revision is known without waiting for the card.</summary>
    private static async Task RoundAsync(SandboxServer sandbox, Support.Desk desk, List<long> people, int round)
    {
        var since = sandbox.Telegram.Events.Last;
        await Task.WhenAll(people.Select(async (chat, i) =>
        {
            var message = (await desk.ChatAsync(chat)).First(m => m.HasPhoto).Id;
            var data = string.Create(CultureInfo.InvariantCulture, $"{(round % 2 == 0 ? "approve" : "undo")}:{i + 1}:{round + 2}");
            var pressed = (await desk.PostAsync("telegram/press", new JsonObject { ["userId"] = chat, ["messageId"] = message, ["data"] = data, ["forged"] = true }))!;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var callback = pressed["callbackId"]!.GetValue<string>();
            var toast = await sandbox.Telegram.Events.WaitFor(e => e.Kind == "toast" && e.CallbackId == callback, patience.Token, since);
            if (toast.Text is not { } text || !(text.StartsWith('✅') || text.Contains("taken back", StringComparison.Ordinal))) throw new InvalidOperationException($"Round {round}: the toast says “{toast.Text}”.");
        }));
    }

    private static void PrintMemory(string what, int id, string goal)
    {
        Print(what, ProcessFigures.Memory(id, "VmRSS"), "MB", goal);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{"    of it our own, and shared with the file",-50} {ProcessFigures.Memory(id, "RssAnon"),8:0.0} and {ProcessFigures.Memory(id, "RssFile"):0.0} MB"));
    }

    private static void Print(string what, double figure, string unit, string goal) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {figure,8:0.0} {unit}{(goal.Length > 0 ? $"   goal {goal}" : "")}"));
}
