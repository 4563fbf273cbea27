using System.Diagnostics;
using System.Globalization;
using Sandbox.Desk;
using Tests.Support;
using Tests.Vendors.Clients;

namespace Tests.Bench;

/// <summary>A bot that is measured.</summary>
internal abstract class Contender
{
    public abstract string Name { get; }

    /// <summary>Everything that has to be on the device, in bytes.</summary>
    public abstract long Size { get; }

    /// <summary>What every answer to <see cref="Greeting"/> holds.</summary>
    public abstract string Greets { get; }

    public abstract string Greeting { get; }

    /// <summary>Its disk before the first start.</summary>
    public virtual Task FurnishAsync(SandboxServer sandbox, string folder, IReadOnlyList<long> people, Uri picture) => Task.CompletedTask;

    public abstract IRunning Start(SandboxServer sandbox, string folder, IReadOnlyList<long> people, Uri picture);

    /// <summary>A card with a photo and a button, in that chat.</summary>
    public abstract Task ShowCardAsync(Desk desk, long chat, int post);

    /// <summary>The data of the button that stands on the card after so many rounds.</summary>
    public abstract string Button(int post, int round);

    internal interface IRunning : IAsyncDisposable
    {
        int Id { get; }
    }
}

/// <summary>The program that BOT_UNDER_TEST names, else the built one; its journal holds 10,000 posts.</summary>
internal sealed class TheBot : Contender
{
    private const int Posts = 10_000;

    public override string Name => string.Join(' ', BotProgram.Command.Select(Path.GetFileName));

    public override long Size => Directory.EnumerateFiles(Path.GetDirectoryName(BotProgram.Command[^1])!).Sum(f => new FileInfo(f).Length);

    public override string Greeting => "/cancel";

    public override string Greets => "nothing to cancel";

    public override Task FurnishAsync(SandboxServer sandbox, string folder, IReadOnlyList<long> people, Uri picture) =>
        FullJournal.WriteAsync(folder, people, Posts, picture, sandbox.Shopify.Catalogue.ByHandle("linen-tote")!);

    public override IRunning Start(SandboxServer sandbox, string folder, IReadOnlyList<long> people, Uri picture) => new Running(BotProcess.StartWith(
        BotProcess.AsInstalled,
        BotSettings.For(sandbox, folder, ("UNDO_WINDOW", "60m"), ("RATE_LIMITS", "instagram=100000/h,shopify=100000/h,gemini=100000/h"),
            ("TELEGRAM_ALLOWED_USERS", "111:owner," + string.Join(',', people.Select(p => $"{p}:approver"))))));

    public override async Task ShowCardAsync(Desk desk, long chat, int post)
    {
        await desk.SayAsync("/queue", chat);
        await desk.SeesAsync("Queue", chat);
        var (message, _) = (await desk.ButtonAsync("Next", chat))!.Value;
        await desk.PressAsync(message, string.Create(CultureInfo.InvariantCulture, $"show:{post}:2"), chat, forged: true);
        await Desk.UntilAsync(async () => await desk.ButtonAsync("Approve", chat) is { } found ? (object)found : null, "a card");
    }

    // The next revision is known without waiting for the card.
    public override string Button(int post, int round) => string.Create(CultureInfo.InvariantCulture, $"{(round % 2 == 0 ? "approve" : "undo")}:{post}:{round + 2}");

    private sealed class Running(BotProcess process) : IRunning
    {
        public int Id => process.Id;

        public ValueTask DisposeAsync() => process.DisposeAsync();
    }
}

/// <summary>The same tap in a few lines of grammY, without durable work, on Node.</summary>
internal sealed class MinimalBot(string node) : Contender
{
    private static readonly string[] Packages = ["grammy", "@grammyjs/types", "abort-controller", "event-target-shim", "debug", "ms", "node-fetch", "whatwg-url", "tr46", "webidl-conversions"];

    public override string Name => "grammY";

    public override long Size => new FileInfo(new FileInfo(node).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? node).Length
        + Packages.Select(p => new DirectoryInfo(Path.Combine(NpmClients.Folder, "node_modules", p))).Where(d => d.Exists)
            .Sum(d => d.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length));

    public override string Greeting => "Hello";

    public override string Greets => "Here.";

    public override IRunning Start(SandboxServer sandbox, string folder, IReadOnlyList<long> people, Uri picture)
    {
        var start = new ProcessStartInfo(node, [Path.Combine(NpmClients.Folder, "minimal-bot.mjs")]) { WorkingDirectory = NpmClients.Folder };
        foreach (var (name, value) in sandbox.Settings) start.Environment[name] = value;
        start.Environment["PICTURE_URL"] = picture.AbsoluteUri;
        return new Running(Process.Start(start)!);
    }

    public override async Task ShowCardAsync(Desk desk, long chat, int post)
    {
        await desk.SayAsync("/card", chat);
        await Desk.UntilAsync(async () => await desk.ButtonAsync("approve", chat) is { } found ? (object)found : null, "a card");
    }

    public override string Button(int post, int round) => round % 2 == 0 ? "approve:1" : "undo:1";

    private sealed class Running(Process process) : IRunning
    {
        public int Id => process.Id;

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
