using System.Text;
using Tests.Support;

namespace Tests.Reliability.PowerCuts;

/// <summary>A sandbox, a bot and its disk. The bot starts, loses power, and starts on what the disk has kept.</summary>
internal sealed class PowerCutLane : IAsyncDisposable
{
    private const string LogName = "journal.db-wal";
    private const double Patience = 60;
    private readonly CrashLane _lane;
    private readonly Sabotage _sabotage;
    private readonly DirectoryInfo _beside = Directory.CreateTempSubdirectory("bot-power-");
    private readonly DiskRecorder _recorder;
    private readonly StringBuilder _outputs = new();
    private BotProcess? _bot;
    private Disk? _disk;

    private PowerCutLane(CrashLane lane, Sabotage sabotage)
    {
        (_lane, _sabotage) = (lane, sabotage);
        Directory.CreateDirectory(lane.DataDir);
        _recorder = new(lane.DataDir, _beside.FullName);
    }

    public Desk Desk => _lane.Desk;

    public JournalView Journal => _lane.Journal;

    public string DataDir => _lane.DataDir;

    /// <summary>The cuts so far.</summary>
    public List<PowerCut> Cuts { get; } = [];

    /// <summary>Changes and syncs of the write-ahead log that the record has seen: none means that it sees nothing.</summary>
    public (int Writes, int Syncs) OfTheLog { get; private set; }

    public static async Task<PowerCutLane> OpenAsync(Sabotage sabotage) => new(await CrashLane.OpenAsync(), sabotage);

    public long NextPerson() => _lane.NextPerson();

    public void Start(CutOrder? cut = null)
    {
        _recorder.BeginAnew();
        _disk = Disk.Of(DataDir, _sabotage.ForgetsSyncs);
        _recorder.Cut(cut ?? CutOrder.None);
        _bot = _lane.StartWith(_recorder.Environment);
    }

    /// <summary>Waits for the first note of the bot's watch: its journal is open, and it polls. Nobody else reads the journal before.</summary>
    public Task ReadyAsync() => Support.Desk.UntilAsync(() =>
    {
        MustNotEnd();
        var note = new FileInfo(Path.Combine(DataDir, "heartbeat"));
        var started = File.GetLastWriteTimeUtc(Path.Combine(DataDir, "settings.env"));
        return Task.FromResult(note.Exists && note.LastWriteTimeUtc > started ? note : null);
    }, "a note of the bot's watch", Patience);

    /// <summary>The operation is counted from now.</summary>
    public void Cut(CutOrder order) => _recorder.Cut(order with { Operation = _recorder.Done + order.Operation });

    /// <summary>Operations since the process started.</summary>
    public long Done => _recorder.Done;

    public bool HasDied => _bot is { HasEnded: true, ExitCode: 137 };

    /// <exception cref="CrashFailedException">It ended by itself.</exception>
    public void MustNotEnd()
    {
        if (_bot is { HasEnded: true, ExitCode: not 137 } ended) throw new CrashFailedException($"the process ended by itself with code {ended.ExitCode}");
    }

    /// <summary>Waits for the cut, and leaves in the folder what the disk would hold.</summary>
    public async Task<PowerCut> CutAsync(Remains drawn, Random random, bool atStart)
    {
        var remains = _sabotage.Always ?? drawn;
        await EndAsync();
        var operations = _recorder.Operations();
        foreach (var operation in operations) _disk!.Apply(operation);
        OfTheLog = (OfTheLog.Writes + Log(operations, DiskOperationKind.Write), OfTheLog.Syncs + Log(operations, DiskOperationKind.Sync));
        var files = _disk!.After(remains, random);
        if (_sabotage.BelievesTails && files.TryGetValue(LogName, out var log)) WalTail.LooksSound(log);
        Disk.Restore(DataDir, files, random);
        var cut = new PowerCut(Where(operations), remains, atStart);
        Cuts.Add(cut);
        _outputs.AppendLine(null, $"--- {cut}");
        return cut;
    }

    /// <summary>Everything a reader needs to understand a failure.</summary>
    public async Task<string> StoryAsync(IEnumerable<long> chats)
    {
        var story = new StringBuilder();
        foreach (var chat in chats) story.AppendLine(null, $"chat {chat}:").AppendLine(await Desk.TranscriptAsync(chat));
        foreach (var post in await Desk.PublishedAsync()) story.AppendLine(post.ToJsonString());
        return story.Append(_outputs).AppendLine("--- running").Append(_bot?.Output).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        _recorder.Dispose();
        _beside.Delete(recursive: true);
        await _lane.DisposeAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            var code = await _bot!.EndAsync(Patience);
            if (code != 137) throw new CrashFailedException($"ended with {code} instead of losing power");
        }
        catch (OperationCanceledException)
        {
            throw new CrashFailedException("never came to the operation at which the power goes");
        }
        _outputs.AppendLine(_bot.Output);
        await _bot.DisposeAsync();
        _bot = null;
    }

    private static int Log(IEnumerable<DiskOperation> operations, DiskOperationKind kind) => operations.Count(o => o.Kind == kind && o.Name == LogName);

    /// <summary>The file worked on when the power went; with what was done to it, if that was done.</summary>
    private static string Where(IReadOnlyList<DiskOperation> operations)
    {
        if (operations is not [.., { Kind: DiskOperationKind.Cut } cut]) return "?";
        var last = operations.LastOrDefault(o => o.Kind != DiskOperationKind.Cut);
        return $"{(cut.Name.Length == 0 ? "the folder" : cut.Name)}{(last?.Number == cut.Number ? $", {last.Kind} done" : "")}";
    }
}
