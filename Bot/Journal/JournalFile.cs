using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot.Journal;

/// <summary>
/// The journal: one SQLite file, one writer, many readers. Writes that wait for the card at the same time share one
/// commit, so that many people deciding at once cost one sync.
/// </summary>
public sealed class JournalFile : IDisposable
{
    // https://sqlite.org/rescode.html
    private const int ReadOnly = 8, IoError = 10, Full = 13;

    /// <summary>In <c>meta</c> while posts of a journal that was set aside are still to be brought back.</summary>
    internal const string LostKey = "lost";

    private readonly Channel<Work> _work = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly ConcurrentBag<JournalConnection> _readers = [];
    private readonly string _file;
    private readonly FileStream _lock;
    private readonly JournalConnection _writing;
    private readonly JournalCheckpoints _checkpoints;
    private readonly Thread _writer;
    private bool _refused;
    private int _pending;

    /// <exception cref="JournalInUseException">Another copy of the program has this folder.</exception>
    public JournalFile(IOptions<JournalOptions> options, TimeProvider time)
    {
        Folder = Path.GetFullPath(options.Value.DataDir);
        Directory.CreateDirectory(Folder);
        try
        {
            _lock = new FileStream(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new JournalInUseException(e);
        }
        _file = Path.Combine(Folder, "journal.db");
        SetAside = SetAsideIfDamaged(_file, time.GetUtcNow());
        _writing = new JournalConnection(_file, readOnly: false);
        JournalSchema.Bring(_writing);
        if (SetAside is not null) BeginAnew(SetAside);
        _checkpoints = new(_file);
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "journal" };
        _writer.Start();
    }

    /// <summary><c>DATA_DIR</c> as a full path.</summary>
    public string Folder { get; }

    /// <summary>Where a damaged journal was put at this start; null when it was sound (D6).</summary>
    public string? SetAside { get; }

    /// <summary>Writes whose outcome nobody knows yet.</summary>
    internal int Pending => Volatile.Read(ref _pending);

    /// <summary>The disk begins to refuse what is written (true), or takes it again. Raised by the writer, which waits for it.</summary>
    internal event Action<bool>? Refuses;

    /// <summary>Done when the result is on disk; if the sync fails, it fails, and nothing of it counts (D6).</summary>
    internal Task<T> WriteAsync<T>(Func<JournalConnection, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        T result = default!;
        Interlocked.Increment(ref _pending);
        var queued = _work.Writer.TryWrite(new(c => result = work(c), e =>
        {
            if (e is null) done.SetResult(result);
            else done.SetException(e);
            Interlocked.Decrement(ref _pending);
        }));
        if (queued) return done.Task;
        Interlocked.Decrement(ref _pending);
        return Task.FromException<T>(new ObjectDisposedException(nameof(JournalFile)));
    }

    internal T Read<T>(Func<JournalConnection, T> read)
    {
        if (!_readers.TryTake(out var reader)) reader = new JournalConnection(_file, readOnly: true);
        try
        {
            return read(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    public void Dispose()
    {
        if (!_work.Writer.TryComplete()) return;
        _writer.Join();
        _checkpoints.Dispose();
        // The writer is the last to close: only then SQLite brings the write-ahead log home into the file.
        foreach (var reader in _readers) reader.Dispose();
        _writing.Dispose();
        _lock.Dispose();
    }

    /// <summary>
    /// Cards of the old journal still stand in the chats, and rows in Appwrite: their numbers must never name a new post. And
    /// what was lost is to be brought back, however often the process starts until that is done.
    /// </summary>
    private void BeginAnew(string aside)
    {
        _writing.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", LostKey, aside);
        var lost = Directory.GetFiles(Folder, "journal.db.damaged-*").Count(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal));
        _writing.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('numbers_from', $1)", 10_000 * lost);
    }

    private void WriteAll()
    {
        var batch = new List<Work>();
        while (_work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < 256 && _work.Reader.TryRead(out var next)) batch.Add(next);
            var refused = !WriteBatch(_writing, batch);
            if (refused != _refused) Refuses?.Invoke(_refused = refused);
            _checkpoints.Committed();
        }
    }

    /// <returns>False when the disk took nothing.</returns>
    private static bool WriteBatch(JournalConnection connection, List<Work> batch)
    {
        var outcomes = new Exception?[batch.Count];
        var taken = true;
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            for (var i = 0; i < batch.Count; i++)
            {
                connection.Execute("SAVEPOINT one");
                try
                {
                    batch[i].Do(connection);
                }
                catch (Exception e)
                {
                    outcomes[i] = e;
                    taken &= e is not SqliteException { SqliteErrorCode: ReadOnly or IoError or Full };
                    connection.Execute("ROLLBACK TO one");
                }
                connection.Execute("RELEASE one");
            }
            connection.Execute("COMMIT");
        }
        catch (Exception e)
        {
            Array.Fill(outcomes, e);
            taken = false;
            TryRollBack(connection);
        }
        for (var i = 0; i < batch.Count; i++) batch[i].Done(outcomes[i]);
        return taken;
    }

    private static void TryRollBack(JournalConnection connection)
    {
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself; the callers are told of the first failure.
        }
    }

    private static string? SetAsideIfDamaged(string file, DateTimeOffset now)
    {
        if (!File.Exists(file) || IsSound(file)) return null;
        var aside = $"{file}.damaged-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        foreach (var part in (string[])["", "-wal", "-shm"])
            if (File.Exists(file + part)) File.Move(file + part, aside + part, overwrite: true);
        return aside;
    }

    private static bool IsSound(string file)
    {
        try
        {
            using var connection = new JournalConnection(file, readOnly: false);
            return connection.Text("PRAGMA quick_check(1)") == "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private sealed record Work(Action<JournalConnection> Do, Action<Exception?> Done);
}

/// <summary>Two copies must not share a journal.</summary>
public sealed class JournalInUseException(Exception inner) : Exception("Another copy of the bot is using DATA_DIR. Stop it first, or name another folder.", inner);
