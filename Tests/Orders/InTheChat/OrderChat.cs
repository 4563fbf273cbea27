using System.Text.Json.Nodes;
using Bot;
using Bot.Journal;
using Conversations;
using Conversations.Chat;
using Conversations.Orders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Orders.InTheChat;

/// <summary>
/// The real bot without its loops and without Telegram: what is pressed goes through the router, what it says is kept here, and Shopify is the
/// sandbox. It dies where a test says so, and is started again on the same journal.
/// </summary>
internal sealed class OrderChat(SandboxServer sandbox, FakeTimeProvider time) : IMessenger, ICrashPoints, IAsyncDisposable
{
    public const long Owner = 111, Approver = 222, Viewer = 333;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-orders-");
    private readonly Desk _desk = new(sandbox.Addresses["desk"]);
    private readonly InFlight _inFlight = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, (ChatId Chat, Card Card)> _messages = [];
    private readonly HashSet<int> _touched = [];
    private readonly List<string> _said = [];
    private readonly List<string> _early = [];
    private IHost? _host;
    private long _updates;
    private int _newest;

    public IServiceProvider Services => (_host ??= Start()).Services;

    public string DataDir => _folder.FullName;

    public LogSink Log { get; } = new();

    /// <summary>The bot is cut off the first time it passes.</summary>
    public CrashPoint? DiesAt { get; set; }

    /// <summary>Done the first time it passes, before anything else.</summary>
    public Dictionary<CrashPoint, Action> Also { get; } = [];

    /// <summary>Every text that was sent or edited, whether it still stands or not.</summary>
    public IReadOnlyList<string> Said
    {
        get { lock (_gate) return [.. _said]; }
    }

    /// <summary>Cards that called an order shipped while Shopify did not.</summary>
    public IReadOnlyList<string> SaidTooEarly
    {
        get { lock (_gate) return [.. _early]; }
    }

    /// <summary>An order that Shopify has and the journal knows.</summary>
    /// <returns>Shopify's number.</returns>
    public async Task<string> OrderAsync(JsonObject wish)
    {
        wish["buyer"] ??= PlantedBuyer.Wish();
        var id = (await _desk.PostAsync("shopify/orders", wish))!["key"]!.GetValue<string>();
        await AheadAsync(Services.GetRequiredService<FreshOrder>().ReadAsync(id, CancellationToken.None));
        return id;
    }

    public async Task<JsonNode> InShopifyAsync(string id) => (await _desk.GetAsync("shopify/orders")).AsArray().Single(o => o!["key"]!.GetValue<string>() == id)!;

    /// <summary>Requests to ship parcels of the order that came from the bot.</summary>
    public async Task<IReadOnlyList<JsonNode>> CallsAsync(string id) =>
        [.. (await _desk.GetAsync("shopify/shipments/calls")).AsArray().Select(c => c!).Where(c => c["by"]!.GetValue<string>() == "app" && c["orderId"]?.ToJsonString() == id)];

    public Task ChangeAsync(string id, string verb, JsonObject? wish = null) => _desk.PostAsync($"shopify/orders/{id}/{verb}", wish ?? []);

    public async Task SayAsync(string text, long user = Owner) => await DoAsync(Typed(text, user));

    public async Task<string> TapAsync(string label, long user = Owner) => await DoAsync(Press(label, user));

    /// <summary>A press as it comes from Telegram; the same one may be given again.</summary>
    public Incoming.Pressed Press(string label, long user = Owner)
    {
        lock (_gate)
        {
            foreach (var (id, (chat, card)) in _messages.Reverse())
                foreach (var button in card.Keyboard.Rows.SelectMany(r => r))
                    if (chat.Value == user && button.Data is { } data && button.Label.Contains(label, StringComparison.Ordinal))
                        return new() { UpdateId = ++_updates, Chat = chat, From = Person(user), CallbackId = $"{_updates}", Data = data.ToString(), On = new(chat, id, null) };
        }
        throw new InvalidOperationException($"No button “{label}”:\n{Transcript(user)}");
    }

    /// <returns>The toast.</returns>
    public async Task<string> DoAsync(params Incoming[] updates)
    {
        var (toasts, router) = (new string[updates.Length], Services.GetRequiredService<Router>());
        await AheadAsync(Task.WhenAll(updates.Select(async (update, i) =>
        {
            await Task.Yield();
            var routed = await router.RouteAsync(update, CancellationToken.None);
            toasts[i] = routed.Press?.Toast ?? "";
            if ((routed.Then.Job ?? routed.Then.Reply) is { } rest) await rest(CancellationToken.None);
        })));
        return string.Join(" | ", toasts);
    }

    /// <summary>The minute's job, so many times.</summary>
    public async Task MinutesAsync(int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await AheadAsync(Services.GetRequiredService<ShipOrder>().TickAsync(CancellationToken.None));
        }
    }

    /// <summary>The process ends and begins again.</summary>
    public void Restart()
    {
        _host?.Dispose();
        _host = null;
        DiesAt = null;
    }

    /// <summary>The messages of a chat that were sent or edited since this was last asked for.</summary>
    public string Changed(long chat = Owner)
    {
        lock (_gate)
        {
            var changed = string.Join("\n\n", _messages.Where(m => _touched.Contains(m.Key) && m.Value.Chat.Value == chat).Select(m => Text(m.Value.Card)));
            _touched.Clear();
            return changed;
        }
    }

    /// <summary>The newest message with these words.</summary>
    public string Newest(string words, long chat = Owner)
    {
        lock (_gate) return _messages.Values.Select(m => (m.Chat, Text: m.Card.Text.Plain)).LastOrDefault(m => m.Chat.Value == chat && m.Text.Contains(words, StringComparison.Ordinal)).Text ?? "";
    }

    /// <summary>What stands in the chat, with the buttons.</summary>
    public string Transcript(long chat = Owner)
    {
        lock (_gate) return string.Join("\n\n", _messages.Values.Where(m => m.Chat.Value == chat).Select(m => Text(m.Card)));
    }

    /// <summary>Fails when a customer's words were said or logged where nobody had asked for them (X8).</summary>
    public async ValueTask DisposeAsync()
    {
        Restart();
        _desk.Dispose();
        _folder.Delete(recursive: true);
        Assert.DoesNotContain(_said.Concat(Log.Lines), text => PlantedBuyer.IsIn(text) && !text.Contains("removed in 60 s", StringComparison.Ordinal));
        await Task.CompletedTask;
    }

    public void Pass(CrashPoint point)
    {
        Action? act;
        lock (_gate) Also.Remove(point, out act);
        act?.Invoke();
        if (DiesAt != point) return;
        DiesAt = null;
        throw new CutOffException(point);
    }

    public Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct)
    {
        int id;
        lock (_gate) id = ++_newest;
        return ShowAsync(new(chat, id, null), card);
    }

    public Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct) => ShowAsync(message, card);

    public Task RemoveAsync(MessageRef message, Card instead, CancellationToken ct)
    {
        lock (_gate) _messages.Remove(message.Message);
        return Task.CompletedTask;
    }

    public Task SendFileAsync(ChatId chat, ChatFile file, CancellationToken ct) => throw new NotSupportedException();

    public Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => Task.CompletedTask;

    public Task ShowTypingAsync(ChatId chat, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Keeps the clock going while something waits for it, and for nothing else.</summary>
    public async Task AheadAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(2));
            if (task.IsCompleted || _inFlight.Count > sandbox.Delayed || _host?.Services.GetRequiredService<JournalFile>().Pending > 0) continue;
            time.Advance(TimeSpan.FromSeconds(sandbox.Delayed > 0 ? 2 : 0.25));
        }
        await task;
    }

    private async Task<MessageRef> ShowAsync(MessageRef message, Card card)
    {
        foreach (var button in card.Keyboard.Rows.SelectMany(r => r)) _ = button.Data?.ToString(); // throws when it is too long
        var text = card.Text.Plain;
        lock (_gate)
        {
            _messages[message.Message] = (message.Chat, card);
            _touched.Add(message.Message);
            _said.Add(text);
        }
        if (!text.Contains("· shipped", StringComparison.Ordinal)) return message;
        foreach (var order in (await _desk.GetAsync("shopify/orders")).AsArray())
        {
            if (!text.Contains(order!["name"]!.GetValue<string>(), StringComparison.Ordinal) || order["status"]!.GetValue<string>() == "FULFILLED") continue;
            lock (_gate) _early.Add(text);
        }
        return message;
    }

    private Incoming.Said Typed(string text, long user)
    {
        lock (_gate) return new() { UpdateId = ++_updates, Chat = new(user), From = Person(user), Text = text, Links = [], Message = ++_newest };
    }

    private static Person Person(long user) => user switch
    {
        Owner => new() { Id = new(user), Role = Role.Owner, Name = "Robin" },
        Approver => new() { Id = new(user), Role = Role.Approver, Name = "Ada" },
        _ => new() { Id = new(user), Role = Role.Viewer, Name = "Kim" },
    };

    public static string Text(Card card) =>
        string.Join("\n", new[] { card.Text.Plain }.Concat(card.Keyboard.Rows.Select(r => string.Join("  ", r.Select(b => $"[ {b.Label} ]")))));

    private IHost Start()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(BotSettings.For(sandbox, DataDir).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        return BotHost.Build(settings, services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<IMessenger>(this);
            services.AddSingleton<ICrashPoints>(this);
            services.AddLogging(l => l.ClearProviders().AddProvider(Log));
            services.ConfigureHttpClientDefaults(c => c.AddHttpMessageHandler(_inFlight.Handler));
        });
    }
}

/// <summary>The power is gone.</summary>
internal sealed class CutOffException(CrashPoint point) : Exception($"cut off at {point}");
