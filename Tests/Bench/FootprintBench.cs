using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Vendors.Clients;

namespace Tests.Bench;

/// <summary>
/// What the bot costs a device: disk, memory, processor, and how soon it polls; in the same run beside a minimal bot that does
/// the same tap and keeps nothing. Figures, not verdicts; the goals stand beside them.
/// </summary>
internal static class FootprintBench
{
    private const int Starts = 7, Chats = 100, Taps = 5_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync()
    {
        await MeasureAsync(new TheBot());
        if (NpmClients.Node is { } node && Directory.Exists(Path.Combine(NpmClients.Folder, "node_modules", "grammy"))) await MeasureAsync(new MinimalBot(node));
        else Console.WriteLine("LEFT OUT: the minimal grammY bot; it needs Node, and the packages that JudgedByClients installs with EFFORT=ci.");
        return 0;
    }

    private static async Task MeasureAsync(Contender contender)
    {
        Console.WriteLine($"\n{contender.Name}");
        Print("size on disk", contender.Size / 1e6, "MB", "≤ 45");
        var folder = Directory.CreateTempSubdirectory("bot-footprint-");
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Support.Desk(sandbox.Addresses["desk"]);
        var products = sandbox.Shopify.Links().Where(l => l.Note.Length == 0 && l.PictureUrl is not null).ToList();
        var picture = new Uri(products[0].PictureUrl!);
        var people = Enumerable.Range(0, Chats).Select(i => 1001L + i).ToList();
        await StartsAsync(contender, sandbox, desk, folder.CreateSubdirectory("starts").FullName, people, picture);

        var home = folder.CreateSubdirectory("taps").FullName;
        await contender.FurnishAsync(sandbox, home, people, picture);
        await using (var bot = contender.Start(sandbox, home, people, picture))
        {
            await Task.Delay(Idle);
            PrintMemory("memory, idle", bot.Id, "≤ 45");
            for (var i = 0; i < people.Count; i++) await contender.ShowCardAsync(desk, people[i], i + 1);
            if (contender is TheBot) await DraftsAsync(desk, people, [.. products.Select(p => p.Url)], bot.Id);
            await TapsAsync(contender, sandbox, desk, people, bot.Id);
        }
        folder.Delete(recursive: true);
    }

    private static async Task StartsAsync(Contender contender, SandboxServer sandbox, Support.Desk desk, string folder, List<long> people, Uri picture)
    {
        var figures = new Figures("start → first poll");
        for (var i = 0; i < Starts; i++)
        {
            await desk.SayAsync(contender.Greeting); // an update that waits, so that the poll is answered, and noted, at once
            var before = sandbox.Requests.Last;
            var started = TimeProvider.System.GetUtcNow();
            await using var bot = contender.Start(sandbox, folder, people, picture);
            var poll = await Support.Desk.UntilAsync(() => Task.FromResult(
                sandbox.Requests.Since(before, "telegram").FirstOrDefault(r => r.Path.Contains("getUpdates", StringComparison.OrdinalIgnoreCase))), "the first poll");
            figures.Add((poll.At - started).TotalMilliseconds - poll.Ms);
            await desk.SeesAsync(contender.Greets);
        }
        Console.WriteLine($"{figures}   goal ≤ 200 ms");
    }

    private static async Task DraftsAsync(Support.Desk desk, List<long> people, List<string> links, int id)
    {
        for (var i = 0; i < links.Count; i++)
        {
            await desk.SayAsync(links[i], people[i % people.Count]);
            await Task.Delay(200);
        }
        await Task.Delay(Idle);
        PrintMemory($"… after {links.Count} drafts with photos", id, "");
    }

    private static async Task TapsAsync(Contender contender, SandboxServer sandbox, Support.Desk desk, List<long> people, int id)
    {
        var cpu = ProcessFigures.Cpu(id);
        var began = TimeProvider.System.GetTimestamp();
        for (var round = 0; round < Taps / Chats; round++) await RoundAsync(contender, sandbox, desk, people, round);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        await Task.Delay(Idle); // the cards that follow belong to the taps
        Print("taps, the sandbox on the same cores", Taps / seconds, "/s", "≥ 500");
        Print("processor per tap, card included", (ProcessFigures.Cpu(id) - cpu).TotalMilliseconds / Taps, "ms", "≤ 2");
        PrintMemory($"memory after {Taps} taps on cards with photos", id, "≤ 60");
    }

    /// <summary>Everybody presses once, at the same time.</summary>
    private static async Task RoundAsync(Contender contender, SandboxServer sandbox, Support.Desk desk, List<long> people, int round)
    {
        var since = sandbox.Telegram.Events.Last;
        await Task.WhenAll(people.Select(async (chat, i) =>
        {
            var message = (await desk.ChatAsync(chat)).First(m => m.HasPhoto).Id;
            var pressed = (await desk.PostAsync("telegram/press", new JsonObject { ["userId"] = chat, ["messageId"] = message, ["data"] = contender.Button(i + 1, round), ["forged"] = true }))!;
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
