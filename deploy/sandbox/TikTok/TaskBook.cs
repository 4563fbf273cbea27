using System.Globalization;

namespace Sandbox.TikTok;

/// <summary>Every attempt, in order, and what the creator did with it. Thread-safe.</summary>
public sealed class TaskBook(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<PublishTask> _tasks = [];
    private readonly Queue<string> _refusals = new();
    private string? _nextFailure;

    public TimeSpan Processing { get; set; } = TimeSpan.FromSeconds(4);

    public TimeSpan Moderation { get; set; } = TimeSpan.FromMinutes(1);

    public DateTimeOffset Now => time.GetUtcNow();

    public IReadOnlyList<PublishTask> All
    {
        get { lock (_gate) return [.. _tasks]; }
    }

    /// <summary>Everything that became a post, in order, what was taken down included.</summary>
    public IReadOnlyList<LedgerEntry> Posts => [.. All.Where(t => t.PublishedAt(Now) is not null).OrderBy(t => t.PublishedAt(Now)).Select(t => LedgerEntry.Of(t, Now))];

    public PublishTask? Find(string id) => All.FirstOrDefault(t => t.Id == id);

    /// <param name="make">Given the number of the attempt.</param>
    public PublishTask Add(Func<long, PublishTask> make)
    {
        lock (_gate)
        {
            var task = make(_tasks.Count + 1);
            task.Failure ??= _nextFailure;
            _nextFailure = null;
            _tasks.Add(task);
            return task;
        }
    }

    public static string IdOf(long number, bool inbox, string media, bool pulled) =>
        string.Create(CultureInfo.InvariantCulture, $"{media[0]}_{(inbox ? "inbox" : "pub")}_{(pulled ? "url" : "file")}~v2-1.{7_570_000_000_000_000_000 + number * 7_907}");

    public static long PostIdOf(long number) => 7_571_000_000_000_000_000 + number * 104_729;

    /// <summary>All bytes are there.</summary>
    public void Complete(PublishTask task)
    {
        lock (_gate) (task.CompleteAt, task.Processing, task.Moderation) = (Now, Processing, Moderation);
    }

    public void Change(PublishTask task, Action<PublishTask> change)
    {
        lock (_gate) change(task);
    }

    public void FailNext(string reason)
    {
        lock (_gate) _nextFailure = reason;
    }

    public void Refuse(string code, int times)
    {
        lock (_gate)
            for (var i = 0; i < times; i++) _refusals.Enqueue(code);
    }

    /// <returns>What somebody wants the next init to be refused with, or null.</returns>
    public string? NextRefusal()
    {
        lock (_gate) return _refusals.TryDequeue(out var code) ? code : null;
    }
}
