using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Posts;
using Microsoft.Data.Sqlite;

namespace Tests.Reliability.PowerCuts;

/// <summary>Whoever was told something has it on record; what the world sees was approved, once.</summary>
internal sealed class PowerCutJudge(PowerCutLane lane, IReadOnlyList<Approver> people)
{
    // The toasts of PostTexts that say "done"; every other one says that nothing has changed.
    private static readonly string[] Promises = ["✅ Approved", "⚡ Goes out", "🗑 Draft", "Approval of draft", "⏸ Draft", "▶️ Released", "Draft "];

    /// <summary>Told so far.</summary>
    public int Confirmed { get; private set; }

    /// <summary>Once the bot is up again after a cut.</summary>
    public async Task LookAsync()
    {
        try
        {
            await SetAsideAsync();
            await DecisionsAsync();
            await PublicationsAsync();
        }
        catch (SqliteException e)
        {
            throw new CrashFailedException($"the journal cannot be read: {e.Message}", e);
        }
    }

    /// <summary>When nothing is going on any more: each card tells the stage that is on record.</summary>
    /// <returns>What does not hold yet; null when all does.</returns>
    public async Task<string?> TroubleAtTheEndAsync()
    {
        foreach (var person in people)
        {
            var posts = lane.Journal.PostsOf(person.Chat);
            if (posts.Count != person.Links) return $"U1: {person.Chat} forwarded {person.Links} links and has {posts.Count} drafts";
            foreach (var post in posts)
            {
                // A draft that came to nothing and says so stands in front of its owner.
                if (post is { Stage: PostStage.Drafting, Trouble: { } told } && (await lane.Desk.ChatAsync(person.Chat)).Any(m => m.Text.Contains(told, StringComparison.Ordinal))) continue;
                if (post is { Stage: PostStage.Publishing, Unconfirmed: false } or { Stage: PostStage.Drafting or PostStage.Failed }) return $"P2: draft {post.Id} is {post.Stage}: {post.Trouble}";
                if (post.Stage == PostStage.Scheduled && post.DueAt < TimeProvider.System.GetUtcNow()) return $"P2: draft {post.Id} is overdue";
                var cards = (await lane.Desk.ChatAsync(person.Chat)).Where(m => m.HasPhoto && CardText.NumberOf(m) == post.Id.Value).ToList();
                if (cards.Count == 0) return $"draft {post.Id} has no card";
                if (cards.Find(c => !c.Text.StartsWith(PostTexts.Symbol(post), StringComparison.Ordinal)) is { } lie) return $"draft {post.Id} is {post.Stage} and a card says: {lie.Text}";
            }
        }
        return null;
    }

    private async Task SetAsideAsync()
    {
        if (Directory.GetFiles(lane.DataDir, "journal.db.damaged-*").Length == 0) return;
        await lane.Desk.SayAsync("/status", people[0].Chat);
        await lane.Desk.SeesAsync("was damaged and set aside", people[0].Chat);
        throw new JournalSetAsideException();
    }

    private async Task DecisionsAsync()
    {
        var told = (await lane.Desk.EventsAsync("toast"))
            .Where(t => !t["alert"]!.GetValue<bool>() && Promises.Any(p => Text(t, "text").StartsWith(p, StringComparison.Ordinal)))
            .ToDictionary(t => Text(t, "callbackId"), t => Text(t, "text"), StringComparer.Ordinal);
        var confirmed = 0;
        foreach (var person in people)
        {
            var posts = lane.Journal.PostsOf(person.Chat);
            foreach (var tap in person.Taps.Where(t => told.ContainsKey(t.Callback)))
            {
                confirmed++;
                var post = posts.FirstOrDefault(p => p.Id.Value == tap.Button.Id);
                var decided = lane.Journal.Decisions(tap.Button.Id).Any(d => d.Revision == tap.Button.Revision && d.By.Value == tap.Person);
                if (!decided || post is null || post.Revision <= tap.Button.Revision) throw new CrashFailedException($"R3: “{told[tap.Callback]}” was said, and {tap} is not on record");
            }
            foreach (var decision in posts.SelectMany(p => lane.Journal.Decisions(p.Id.Value)))
                if (!person.Taps.Exists(t => t.Button.Id == decision.Post.Value && t.Button.Revision == decision.Revision)) throw new CrashFailedException($"P7: nobody pressed for {decision}");
        }
        Confirmed = confirmed;
        using var journal = new JournalConnection(Path.Combine(lane.DataDir, "journal.db"), readOnly: true);
        if (journal.Text("PRAGMA integrity_check(1)") is not "ok" and var damage) throw new CrashFailedException($"D6: the bot goes on with a damaged journal: {damage}");
        if (DecisionChain.FirstBroken(journal) is { } number) throw new CrashFailedException($"X9: the seal of decision {number} is broken");
    }

    private async Task PublicationsAsync()
    {
        var live = await lane.Desk.PublishedAsync();
        if (live.Select(p => Text(p, "containerId")).Distinct().Count() != live.Count) throw new CrashFailedException("P1: one container is out twice");
        var rows = people.SelectMany(p => lane.Journal.PostsOf(p.Chat)).SelectMany(p => lane.Journal.Publications(p.Id.Value)).ToList();
        var seen = new HashSet<PostId>();
        foreach (var post in live)
        {
            if (rows.Find(r => r.Handle == Text(post, "containerId")) is not { IntentAt: not null } row) throw new CrashFailedException($"P3: no intent on record for {post.ToJsonString()}");
            if (!seen.Add(row.Post)) throw new CrashFailedException($"P1: draft {row.Post} is out twice");
            var approvals = people.SelectMany(p => p.Taps).Where(t => t.Button.Id == row.Post.Value && t.Button.Verb is Verbs.Approve or Verbs.Now).ToList();
            if (approvals.TrueForAll(t => t.Caption != Text(post, "caption"))) throw new CrashFailedException($"P6: nobody approved {post.ToJsonString()}");
        }
    }

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
}

/// <summary>The journal was damaged, set aside, and the chat was told (D6). What had been confirmed is lost.</summary>
public sealed class JournalSetAsideException : Exception
{
    public JournalSetAsideException() : base("the journal was damaged and set aside") { }

    public JournalSetAsideException(string message) : base(message) { }

    public JournalSetAsideException(string message, Exception inner) : base(message, inner) { }
}
