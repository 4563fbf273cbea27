using System.Globalization;
using System.Text;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>One person, one link, one draft, and every process that works on it until the last one lives.</summary>
internal sealed class CrashRun(CrashLane lane, int seed) : IAsyncDisposable
{
    private const double Patience = 60;

    /// <summary>TikTok takes six beginnings a minute from one account; whoever comes to a seventh waits that minute, and a lane has only one account.</summary>
    private const double TikToksMinute = 65;

    internal static readonly string[] Products =
    [
        "linen-tote", "fig-candle", "beeswax-wrap", "olive-soap", "waffle-towel", "wool-blanket", "grid-notebook", "olive-tree", "oak-board", "linen-apron",
        "clay-vase", "brass-earrings", "glass-carafe", "fisher-jumper", "wide-trousers", "ribbed-beanie", "striped-tee", "wool-socks", "linen-shirt",
    ];

    private readonly StringBuilder _outputs = new();
    private readonly HashSet<string> _triedAgain = [];
    private BotProcess? _bot;

    public CrashLane Lane { get; } = lane;

    public Desk Desk => Lane.Desk;

    public long Chat { get; } = lane.NextPerson();

    /// <summary>Of the running process.</summary>
    public string Output => _bot?.Output ?? "";

    public Random Random { get; } = new(seed);

    /// <summary>Where it goes out; follows from the seed.</summary>
    public IReadOnlyList<CrashTarget> Targets { get; private set; } = CrashTarget.Of(seed);

    public void MustHeal() => Targets = CrashTarget.Of(seed, mustHeal: true);

    public void Start(CrashStop? stop = null) => _bot = Lane.Start(stop, targets: Targets);

    public async Task ForwardAsync()
    {
        var product = Lane.NextProduct(Random, Targets);
        await Desk.SayAsync($"https://linen-and-loaf.myshopify.com/products/{product}", Chat, forwardedFrom: "Shop");
    }

    /// <summary>The card that waits for a decision.</summary>
    /// <exception cref="CrashTooEarlyException">It was killed before: it mended a card of an earlier run, and that counted.</exception>
    public Task<ShownMessage> CardAsync() => Desk.UntilAsync(async () =>
    {
        if (_bot is { HasEnded: true, ExitCode: 137 }) throw new CrashTooEarlyException();
        MustLive();
        var chat = await Desk.ChatAsync(Chat);
        // A machine that stands still for too long: whoever owns the shop would press it, too.
        if (chat.LastOrDefault(m => m.FromBot)?.Buttons.FirstOrDefault(b => b.Label == PostTexts.TryAgain)?.Data is { } again && _triedAgain.Add(again))
            await Desk.PressAsync(PostTexts.TryAgain, Chat);
        return chat.LastOrDefault(m => m.FromBot && m.Buttons.Any(b => b.Label == PostTexts.Approve));
    }, "a card with buttons", Patience);

    /// <summary>A process that ends by itself fails the run at once.</summary>
    public void MustLive()
    {
        if (_bot is { HasEnded: true } ended) throw new CrashFailedException($"the process ended by itself with code {ended.ExitCode}");
    }

    /// <summary>Waits for the process to be killed by its own crash point.</summary>
    public async Task DieAsync(CrashStop stop)
    {
        try
        {
            var code = await _bot!.EndAsync(Patience + (Targets.Any(t => t.Platform == Platform.TikTok) ? TikToksMinute : 0));
            if (code != 137) throw new CrashFailedException($"ended with {code} instead of being killed at {stop}");
        }
        catch (OperationCanceledException)
        {
            throw new CrashFailedException($"never passed {stop}");
        }
        Forget($"killed at {stop}");
    }

    /// <summary>Kills the process now, wherever it is.</summary>
    public async Task KillAsync(string why)
    {
        if (_bot is not { } bot) return;
        bot.Kill();
        await bot.EndAsync();
        Forget(why);
    }

    /// <summary>Presses the newest button of that label.</summary>
    public async Task PressAsync(string label)
    {
        var (message, data) = await Desk.ButtonAsync(label, Chat) ?? throw new CrashFailedException($"no button “{label}”");
        await Desk.PressAsync(message, data, Chat);
    }

    public async Task<ShownMessage?> MessageAsync(int id) => (await Desk.ChatAsync(Chat)).FirstOrDefault(m => m.Id == id);

    /// <summary>Everything a reader needs to understand a failure.</summary>
    public async Task<string> StoryAsync()
    {
        if (_bot is { } bot) _outputs.AppendLine(CultureInfo.InvariantCulture, $"--- running").AppendLine(bot.Output);
        var ledgers = new StringBuilder();
        foreach (var target in Targets)
            ledgers.AppendLine(CultureInfo.InvariantCulture, $"{target.Platform}:").AppendJoin('\n', (await target.ArrivedAsync(Desk)).Select(p => p.ToJsonString())).AppendLine();
        return $"chat {Chat}:\n{await Desk.TranscriptAsync(Chat)}\n\n{ledgers}\njournal:\n{Lane.Journal}\n\nbot:\n{_outputs}";
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync("end of the run");
    }

    private void Forget(string why)
    {
        _outputs.AppendLine(CultureInfo.InvariantCulture, $"--- {why}").AppendLine(_bot!.Output);
        _bot = null;
    }
}

/// <summary>The process died before the tap: the run says nothing and is played again in a fresh folder.</summary>
public sealed class CrashTooEarlyException : Exception
{
    public CrashTooEarlyException() { }

    public CrashTooEarlyException(string message) : base(message) { }

    public CrashTooEarlyException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>A promise was broken; the message says which.</summary>
public sealed class CrashFailedException : Exception
{
    public CrashFailedException() { }

    public CrashFailedException(string message) : base(message) { }

    public CrashFailedException(string message, Exception inner) : base(message, inner) { }
}
