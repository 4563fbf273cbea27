using System.Text.Json.Nodes;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Reliability.Faults;

/// <summary>
/// One post on its way from its link to the public, in a world of its own where everything can go wrong, watched all the way.
/// </summary>
internal sealed class Walk : IAsyncDisposable
{
    public const long Approver = 222, Group = -100_500;

    private readonly FaultRow _row;
    private readonly (string Name, string Value)[] _settings;
    private readonly Random _random;
    private DateTimeOffset _nextLook;
    private World? _world;

    private Walk(FaultRow row, int seed)
    {
        _row = row;
        _random = new(seed);
        // Those that a walk may change before a new start stand here with their usual values.
        var settings = new Dictionary<string, string> { ["SHOP_TIME_ZONE"] = "Europe/Berlin", ["TELEGRAM_ALLOWED_USERS"] = "111:owner,222:approver,333:viewer" };
        foreach (var (name, value) in row.Settings) settings[name] = value;
        _settings = [.. settings.Select(s => (s.Key, s.Value))];
        Watch = new(this);
    }

    public World World => _world ?? throw new InvalidOperationException("The walk has not begun.");

    public Desk Desk => World.Desk;

    public SkewedClock Clock { get; } = new();

    public Network Network { get; } = new();

    public Moments Moments { get; } = new();

    public Heartbeat Heartbeat { get; } = new();

    public Watch Watch { get; }

    /// <summary>False between a stop and the next start.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>The post that the row is about.</summary>
    public long Main { get; set; } = 1;

    /// <summary>What somebody was told whose wish had no effect.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>Nobody can be told anything: the person has blocked the bot.</summary>
    public bool Unreachable { get; set; }

    /// <summary>Drawn from the row's seed.</summary>
    public bool Chance(double share)
    {
        lock (_random) return _random.NextDouble() < share;
    }

    /// <summary>The true time.</summary>
    public DateTimeOffset Now => World.Time.GetUtcNow();

    public static async Task<Walk> BeginAsync(FaultRow row, int seed)
    {
        var walk = new Walk(row, seed);
        walk._world = await World.BeginAtAsync(row.Start, walk.Register, walk._settings);
        walk.IsRunning = true;
        walk._world.EachStep = walk.StepAsync;
        return walk;
    }

    public void Set(string name, string value)
    {
        var at = Array.FindIndex(_settings, s => s.Name == name);
        if (at < 0) throw new ArgumentException($"{name} is not among the settings of “{_row.Name}”.", nameof(name));
        _settings[at] = (name, value);
    }

    public async Task StopAsync()
    {
        IsRunning = false;
        await World.StopAsync();
    }

    public async Task StartAsync()
    {
        await World.StartAsync();
        Heartbeat.Restart();
        Watch.Restarted();
        IsRunning = true;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public Task PassAsync(TimeSpan span, TimeSpan? step = null) => World.PassAsync(span, step);

    public Task SecondsAsync(double seconds, double step = 1) => PassAsync(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(step));

    /// <summary>In steps of ten seconds, unless said otherwise.</summary>
    public Task MinutesAsync(double minutes, double stepSeconds = 10) => PassAsync(TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(stepSeconds));

    /// <summary>Passes until so long before the post's time: in large steps far from it, in small ones near it.</summary>
    public async Task UntilDueAsync(TimeSpan before = default)
    {
        var due = (await PostAsync()).DueAt!.Value - before;
        if (due - TimeSpan.FromMinutes(2) - Now is { Ticks: > 0 } far) await PassAsync(far, TimeSpan.FromMinutes(1));
        await PassAsync(due - Now, TimeSpan.FromSeconds(2));
    }

    public Task UntilAsync(Func<Task<bool>> holds, string what, double minutes = 5, double step = 1) =>
        World.PassUntilAsync(holds, what, TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(step));

    public Task<Post> PostAsync() => World.PostAsync(Main);

    public Task<ShownMessage> DraftAsync(string handle = "linen-tote", long user = Desk.Owner) => World.DraftAsync(handle, user);

    public async Task ApproveAsync()
    {
        await TapAsync(PostTexts.Approve);
        await UntilAsync(async () => (await PostAsync()).Approval is not null, "the approval");
    }

    /// <summary>A card, approved for its slot.</summary>
    public async Task ApprovedAsync(string handle = "linen-tote")
    {
        await DraftAsync(handle);
        await ApproveAsync();
    }

    /// <summary>A card, approved and sent on its way at once.</summary>
    public async Task SendAsync(string handle = "linen-tote")
    {
        await ApprovedAsync(handle);
        await NowAsync();
    }

    public async Task NowAsync()
    {
        // When the undo window ends the card changes under the finger: wait until it has.
        await UntilAsync(async () => await PostAsync() is { UndoUntil: null } post && await ButtonAsync(PostTexts.Now) is ({ }, var data)
            && data.EndsWith($":{post.Revision}", StringComparison.Ordinal), "the card with its button");
        await TapAsync(PostTexts.Now);
    }

    /// <summary>Presses the post's newest such button in the owner's chat.</summary>
    /// <returns>The toast.</returns>
    public async Task<string> TapAsync(string label)
    {
        (int Message, string Data)? found = null;
        await UntilAsync(async () => (found = await ButtonAsync(label)) is not null, $"a button “{label}” of draft {Main}");
        return await World.TapAsync(found!.Value.Message, found.Value.Data, forged: true); // seen, whatever the card has become meanwhile
    }

    public Task LiveAsync(double minutes = 10, double step = 0.5) =>
        UntilAsync(async () => (await PostAsync()).Stage == PostStage.Published, "live", minutes, step);

    /// <summary>The whole walk to the public.</summary>
    public async Task ToLiveAsync()
    {
        await SendAsync();
        await LiveAsync();
    }

    /// <summary>Gives the card another text, as far as the approval.</summary>
    public async Task EditAsync(string text)
    {
        await World.TapAsync(PostTexts.EditText);
        await World.SeesAsync("Send the new text", most: TimeSpan.FromMinutes(30));
        await Desk.SayAsync(text);
        await World.SeesAsync("would say", most: TimeSpan.FromMinutes(30));
        await World.TapAsync(PostTexts.UseThis);
        await UntilAsync(async () => (await PostAsync()).Content!.Text == text, "the new text", 30);
        await World.SettleAsync();
    }

    /// <summary>Notes what somebody was told, and fails if it had an effect after all.</summary>
    public async Task RefusedAsync(Func<Task<string>> wish)
    {
        var before = Watch.Fingerprint();
        var told = await wish();
        await World.SettleAsync();
        if (Watch.Fingerprint() != before) throw new InvalidOperationException($"“{told}”, but something changed.");
        Refusals.Add(told);
    }

    /// <summary>Nothing is wrong any more, wherever the sandbox is concerned.</summary>
    public async Task HealAsync()
    {
        Network.Heal();
        Heartbeat.Stalled = false;
        await Desk.HealAsync();
        await Desk.PostAsync("instagram/read", new JsonObject { ["broken"] = false });
        await Desk.PostAsync("instagram/token", new JsonObject { ["state"] = "ok" });
        await Desk.PostAsync("instagram/quota", new JsonObject { ["used"] = 0 });
        await Desk.PostAsync("facebook/token", new JsonObject { ["state"] = "ok" });
        await Desk.PostAsync("appwrite/state", new JsonObject { ["state"] = "ok" });
        await Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "normal" });
    }

    public Task FaultAsync(string vendor, string kind, string match = "", int times = 1, int status = 500, int delayMs = 0, string? body = null) =>
        Desk.FaultAsync(vendor, kind, match, times, status, delayMs, body);

    public Task WishAsync(string path, JsonObject wish) => Desk.PostAsync(path, wish);

    public async ValueTask DisposeAsync()
    {
        IsRunning = false;
        if (_world is { } world) await world.DisposeAsync();
    }

    private async Task<(int Message, string Data)?> ButtonAsync(string label)
    {
        foreach (var message in (await Desk.ChatAsync()).Reverse())
            foreach (var button in message.Buttons.Where(b => b.Label.Contains(label, StringComparison.Ordinal)))
                if (button.Data is { } data && data.Contains($":{Main}:", StringComparison.Ordinal)) return (message.Id, data);
        return null;
    }

    private void Register(IServiceCollection services)
    {
        Clock.Register(services);
        Network.Register(services);
        Moments.Register(services);
    }

    private async Task StepAsync()
    {
        if (!IsRunning) return;
        Heartbeat.Beat(World.Services, Now);
        if (Now < _nextLook) return;
        _nextLook = Now + TimeSpan.FromMinutes(1);
        await Watch.LookAsync();
    }
}
