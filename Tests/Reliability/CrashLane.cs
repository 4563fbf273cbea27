using System.Globalization;
using System.Text.Json.Nodes;
using Bot;
using Bot.Appwrite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sandbox.Desk;
using Tests.Support;
using Tests.Vendors.Contracts;

namespace Tests.Reliability;

/// <summary>
/// A sandbox on the real clock and a data folder, on which runs follow one another. Each run has a person and a chat of
/// its own, so that nobody meets Telegram's flood limits and each transcript is one story.
/// </summary>
internal sealed class CrashLane : IAsyncDisposable
{
    private const int FirstPerson = 1001;
    private const int MostRuns = 20;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-crash-");
    private readonly SandboxServer _sandbox;

    private readonly string _undoWindow;
    private string? _product;

    private CrashLane(SandboxServer sandbox, string undoWindow)
    {
        _undoWindow = undoWindow;
        _sandbox = sandbox;
        Desk = new(sandbox.Addresses["desk"]);
        Journal = new(DataDir);
    }

    public Desk Desk { get; }

    public JournalView Journal { get; }

    public int Runs { get; private set; }

    public bool IsUsedUp => Runs >= MostRuns;

    public string DataDir => Path.Combine(_folder.FullName, "data");

    public static async Task<CrashLane> OpenAsync(string undoWindow = "1s")
    {
        var lane = new CrashLane(await SandboxServer.StartAsync(new(), TimeProvider.System), undoWindow);
        await lane.Desk.PostAsync("instagram/quota", new JsonObject { ["total"] = 100_000 });
        await lane.Desk.PostAsync("tiktok/timing", new JsonObject { ["processingSeconds"] = 1 }); // nobody looks for it before it is there
        await lane.MakeTablesAsync();
        return lane;
    }

    /// <summary>Another one than the run before had: a Page refuses the same text twice in a row.</summary>
    public string NextProduct(Random random, IReadOnlyList<CrashTarget> targets)
    {
        var suiting = CrashRun.Products.Where(p => CrashTarget.Suits(targets, p)).ToArray();
        var others = suiting.Length > 1 ? [.. suiting.Where(p => p != _product)] : suiting;
        return _product = others[random.Next(others.Length)];
    }

    public long NextPerson() => FirstPerson + Runs++;

    public BotProcess StartWith(Dictionary<string, string> environment) => BotProcess.StartWith(environment, Settings(DataDir));

    public BotProcess Start(CrashStop? stop, string? dataDir = null, IReadOnlyList<CrashTarget>? targets = null) =>
        BotProcess.Start(Settings(dataDir ?? DataDir, targets), stop?.ToString());

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
        ContractLedger.MustHold(_sandbox.Addresses.Values);
    }

    private Dictionary<string, string> Settings(string dataDir, IReadOnlyList<CrashTarget>? targets = null) => BotSettings.For(_sandbox, dataDir,
    [
        .. CrashTarget.Settings(targets ?? [CrashTarget.Instagram]),
        ("UNDO_WINDOW", _undoWindow),
        ("RATE_LIMITS", "instagram=100000/h,facebook=100000/h,tiktok=100000/h,shopify=100000/h,gemini=100000/h"), // the runs of a lane share an hour
        ("TELEGRAM_ALLOWED_USERS", string.Join(',', Enumerable.Range(FirstPerson, MostRuns).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p}:owner")))),
    ]);

    private async Task MakeTablesAsync()
    {
        var settings = Settings(Path.Combine(_folder.FullName, "setup")).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value));
        using var host = BotHost.Build(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await host.Services.GetRequiredService<AppwriteSetup>().RunAsync(new Progress<string>(), CancellationToken.None);
    }
}
