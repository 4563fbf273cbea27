using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Conversations.Posts;
using Tests.Bench;
using Tests.Support;

namespace Tests.Month;

/// <summary>The built bot and the sandbox, each in a process of its own, on one clock that is pushed from timer to timer.</summary>
internal sealed class PlayedShop : IAsyncDisposable
{
    /// <summary>The first moment of a month by UTC, as spending is counted, in which no clock changes.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public const int StoredPosts = 10_000;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-month-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };
    private SandboxProcess _sandbox = null!;
    private BotProcess _bot = null!;
    private long _event;

    private PlayedShop()
    {
    }

    public Desk Desk { get; private set; } = null!;

    public int BotId => _bot.Id;

    public string BotOutput => _bot.Output;

    public string DataDir => Path.Combine(_folder.FullName, "data");

    /// <summary>Shop time.</summary>
    public DateTimeOffset Now { get; private set; } = TimeZoneInfo.ConvertTime(Begin, Zone);

    /// <param name="program">Which has a clock to be pushed; null for the built one.</param>
    /// <param name="random">Makes the shop's products.</param>
    public static async Task<PlayedShop> BeginAsync(string? program, int seed, Random random)
    {
        var shop = new PlayedShop();
        try
        {
            await shop.StartAsync(program is null ? BotProgram.BuiltCommand : [Path.GetFullPath(program)], seed, random);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets time pass until then.</summary>
    public async Task PushAsync(DateTimeOffset until)
    {
        while (until - Now is var left && left > TimeSpan.Zero)
        {
            var minutes = (int)Math.Clamp(Math.Ceiling(left.TotalMinutes), 1, 240);
            using var answer = await _http.PostAsJsonAsync(new Uri($"{Desk.Address}/chat/clock"), new JsonObject { ["minutes"] = minutes });
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The clock stands: {text}\n{_bot.Output}");
            Now = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(JsonNode.Parse(text)!["at"]!.GetValue<long>()), Zone);
        }
    }

    /// <summary>Presses the newest such button and waits until the bot has answered the tap.</summary>
    /// <returns>False where there is none.</returns>
    public async Task<bool> TapAsync(string label)
    {
        if (await Desk.ButtonAsync(label) is not { } button) return false;
        await EventsAsync();
        var callback = await Desk.PressAsync(button.Message, button.Data);
        await HappensAsync(e => e["callbackId"]?.GetValue<string>() == callback && e["kind"]!.GetValue<string>() == "toast", label);
        await PushAsync(Now.AddMinutes(1));
        return true;
    }

    public async Task SayAsync(string text)
    {
        await EventsAsync();
        await Desk.SayAsync(text);
        await HappensAsync(e => e["kind"]!.GetValue<string>() is "message" or "edit", text);
        await PushAsync(Now.AddMinutes(1));
    }

    /// <summary>Ends the bot as its owner would: its journal is closed then.</summary>
    public async Task StopBotAsync()
    {
        _bot.CloseInput();
        if (await _bot.EndAsync(60) is var code and not 0) throw new InvalidOperationException($"The bot ended with {code}:\n{_bot.Output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
        Desk?.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(IReadOnlyList<string> program, int seed, Random random)
    {
        var catalogue = Path.Combine(_folder.FullName, "catalogue.csv");
        await Catalogue.WriteAsync(catalogue, random);
        _sandbox = await SandboxProcess.StartAsync("--clock", Begin.ToString("O", CultureInfo.InvariantCulture), "--catalogue", catalogue, "--seed", seed.ToString(CultureInfo.InvariantCulture));
        Desk = new(_sandbox.Desk);
        var settings = new Dictionary<string, string>(_sandbox.Settings)
        {
            ["TELEGRAM_ALLOWED_USERS"] = "111:owner", ["SHOP_TIME_ZONE"] = Zone.Id, ["SHOP_LANGUAGE"] = "en", ["DATA_DIR"] = DataDir,
        };
        await using (var setup = BotProcess.StartProgram(program, [], settings, "setup", "--tables"))
            if (await setup.EndAsync(60) != 0) throw new InvalidOperationException($"setup failed:\n{setup.Output}");
        await FullJournal.WriteAsync(DataDir, [], StoredPosts, new("https://cdn.shopify.com/s/files/1/old.jpg"), PostStage.Published, Begin);
        _bot = BotProcess.StartProgram(program, BotProcess.AsInstalled, settings, "play", _sandbox.Desk);
        await Desk.SayAsync("/start");
        await Desk.SeesAsync("forward a product link", seconds: 60);
    }

    private async Task HappensAsync(Func<JsonNode, bool> fits, string asked) =>
        await Desk.UntilAsync(async () => (await EventsAsync()).FirstOrDefault(fits), $"an answer to {asked}", 60);

    /// <returns>What has happened in the chat since it was asked the last time.</returns>
    private async Task<IReadOnlyList<JsonNode>> EventsAsync()
    {
        var events = (await Desk.GetAsync(string.Create(CultureInfo.InvariantCulture, $"telegram/events?since={_event}"))).AsArray().Select(e => e!).ToList();
        if (events is [.., var last]) _event = last["n"]!.GetValue<long>();
        return events;
    }
}
