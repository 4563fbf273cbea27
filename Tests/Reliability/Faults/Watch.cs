using System.Text.Json;
using Bot.Journal;
using Conversations.Posts;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Reliability.Faults;

/// <summary>
/// Looks at the journal while time passes: remembers what was ever on record, and notices an approved post that is stuck
/// for longer than P2 allows without anybody having been told.
/// </summary>
internal sealed class Watch(Walk walk)
{
    private static readonly TimeSpan MayBeStuckFor = TimeSpan.FromMinutes(15);

    private readonly Dictionary<long, Decision> _decisions = [];
    private readonly Dictionary<string, long> _handles = [];
    private readonly Dictionary<long, DateTimeOffset> _stuckSince = [];
    private readonly HashSet<string> _violations = [];

    /// <summary>Every decision that was ever on record.</summary>
    public IReadOnlyCollection<Decision> Decisions => _decisions.Values;

    /// <summary>Which post a platform's handle was made for.</summary>
    public IReadOnlyDictionary<string, long> Handles => _handles;

    public IReadOnlyCollection<string> Violations => _violations;

    public IReadOnlyList<Post> Posts() => [.. Bodies("SELECT body FROM posts ORDER BY id").Select(b => JsonSerializer.Deserialize(b, JournalJson.Default.Post)!)];

    /// <summary>Posts and decisions as they are now, for comparing.</summary>
    public string Fingerprint() => string.Join("\n", [.. Posts().Select(p => $"{p.Id} {p.Stage} {p.Content?.Hash()} {p.Approval?.Hash} {p.DueAt}"),
        .. Bodies("SELECT body FROM decisions ORDER BY number")]);

    public void Restarted() => _stuckSince.Clear();

    public Task LookAsync()
    {
        foreach (var decision in Bodies("SELECT body FROM decisions").Select(b => JsonSerializer.Deserialize(b, JournalJson.Default.Decision)!))
            _decisions[decision.UpdateId] = decision;
        foreach (var row in Bodies("SELECT body FROM publications").Select(b => JsonSerializer.Deserialize(b, JournalJson.Default.Publication)!))
            if (row.Handle is { } handle) _handles[handle] = row.Post.Value;
        var stopped = walk.World.Services.GetRequiredService<IPublishingSwitch>().StoppedBecause is not null;
        foreach (var post in Posts()) LookAt(post, stopped);
        return Task.CompletedTask;
    }

    private void LookAt(Post post, bool stopped)
    {
        var moving = post is { Stage: PostStage.Publishing, Unconfirmed: false, OwnerMustSay: false }
            || (post.Stage == PostStage.Scheduled && post.DueAt <= walk.Clock.GetUtcNow());
        if (stopped || !moving)
        {
            _stuckSince.Remove(post.Id.Value);
            return;
        }
        if (_stuckSince.TryAdd(post.Id.Value, walk.Now)) return;
        var since = walk.Now - _stuckSince[post.Id.Value];
        if (since > MayBeStuckFor) _violations.Add($"Draft {post.Id} was stuck ({post.Stage}) for more than {MayBeStuckFor.TotalMinutes} minutes and nobody was told (P2)");
    }

    private List<string> Bodies(string sql) => walk.World.Services.GetRequiredService<JournalFile>().Read(j => j.Rows(r => r.GetString(0), sql));
}
