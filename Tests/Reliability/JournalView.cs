using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Tests.Reliability;

/// <summary>The journal as a kill has left it.</summary>
internal sealed class JournalView(string dataDir)
{
    public IReadOnlyList<Decision> Decisions(long post) => Rows("SELECT body FROM decisions WHERE post = $1 ORDER BY number", post)
        .ConvertAll(b => JsonSerializer.Deserialize(b, JournalJson.Default.Decision)!);

    /// <summary>Attempts, oldest first.</summary>
    public IReadOnlyList<Publication> Publications(long post) => Rows("SELECT body FROM publications WHERE post = $1 ORDER BY attempt", post)
        .ConvertAll(b => JsonSerializer.Deserialize(b, JournalJson.Default.Publication)!);

    public IReadOnlyList<Post> PostsOf(long chat) => [.. Posts().Where(p => p.Chat.Value == chat)];

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<Post> Posts() =>
        Rows("SELECT body FROM posts WHERE id > $1 ORDER BY id", 0).ConvertAll(b => JsonSerializer.Deserialize(b, JournalJson.Default.Post)!);

    /// <summary>
    /// Lets time pass for an unconfirmed attempt, while no process has the journal: the real clock cannot be moved.
    /// </summary>
    public void LetPass(Publication unknown, TimeSpan span)
    {
        using var journal = new JournalConnection(Path.Combine(dataDir, "journal.db"), readOnly: false);
        var aged = unknown with { IntentAt = unknown.IntentAt - span, ChangedAt = unknown.ChangedAt - span };
        journal.Execute("UPDATE publications SET body = $4 WHERE post = $1 AND platform = $2 AND attempt = $3",
            aged.Post.Value, aged.Platform.ToString(), aged.Attempt, JsonSerializer.Serialize(aged, JournalJson.Default.Publication));
    }

    public override string ToString() => string.Join("\n", Rows("SELECT body FROM publications WHERE post > $1", 0).Select(b => JsonNode.Parse(b)!.ToJsonString()));

    private List<string> Rows(string sql, long value)
    {
        var file = Path.Combine(dataDir, "journal.db");
        if (!File.Exists(file)) return [];
        using var journal = new JournalConnection(file, readOnly: true);
        return journal.Rows(r => r.GetString(0), sql, value);
    }
}
