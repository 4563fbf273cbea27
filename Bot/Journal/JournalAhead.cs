using System.Globalization;
using System.Text.Json;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;

namespace Bot.Journal;

/// <summary>Batches, and what was written ahead for slots. The name of a slot is the idempotency key of the post that is made in it.</summary>
public sealed class JournalAhead(JournalFile journal) : IAheadStore
{
    private const int DaysKept = 10;

    public Task<bool> IsPreparedAsync(DateOnly day, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Scalar("SELECT count(*) FROM batches WHERE day = $1", Text(day))) > 0);

    public Task<bool> IntendAsync(DraftBatch batch, IReadOnlyList<AheadDraft> drafts, CancellationToken ct) => journal.WriteAsync(j =>
    {
        if (j.Execute("INSERT OR IGNORE INTO batches (day, display_name, name, state, intended_at) VALUES ($1, $2, $3, $4, $5)",
            Text(batch.Day), batch.DisplayName, batch.Name, $"{batch.State}", batch.IntendedAt.ToUnixTimeMilliseconds()) == 0) return false;
        foreach (var draft in drafts) Put(j, draft);
        j.Execute("DELETE FROM ahead WHERE day < $1", Text(batch.Day.AddDays(-DaysKept)));
        j.Execute("DELETE FROM batches WHERE day < $1", Text(batch.Day.AddDays(-DaysKept)));
        return true;
    });

    public Task ForgetAsync(DraftBatch batch, CancellationToken ct) => journal.WriteAsync(j =>
        j.Execute("DELETE FROM batches WHERE day = $1", Text(batch.Day)) + j.Execute("DELETE FROM ahead WHERE day = $1", Text(batch.Day)));

    public Task SaveAsync(DraftBatch batch, IReadOnlyList<AheadDraft> answered, CancellationToken ct) => journal.WriteAsync(j =>
    {
        foreach (var draft in answered) Put(j, draft);
        return j.Execute("UPDATE batches SET name = $2, state = $3 WHERE day = $1", Text(batch.Day), batch.Name, $"{batch.State}");
    });

    public Task<IReadOnlyList<DraftBatch>> OpenAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<DraftBatch>>(journal.Read(j => j.Rows(
        r => new DraftBatch(
            DateOnly.ParseExact(r.GetString(0), "yyyy-MM-dd", CultureInfo.InvariantCulture), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2),
            Enum.Parse<BatchState>(r.GetString(3)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4))),
        "SELECT day, display_name, name, state, intended_at FROM batches WHERE state IN ('Intended', 'Created') ORDER BY day")));

    public Task<IReadOnlyList<AheadDraft>> OfAsync(DateOnly day, CancellationToken ct) => Task.FromResult<IReadOnlyList<AheadDraft>>(
        journal.Read(j => j.Rows(r => Read(r.GetString(0)), "SELECT body FROM ahead WHERE day = $1 ORDER BY slot", Text(day))));

    public Task<AheadDraft?> FindAsync(SlotKey slot, CancellationToken ct) =>
        Task.FromResult(journal.Read(j => j.Text("SELECT body FROM ahead WHERE slot = $1", $"{slot}") is { } body ? Read(body) : null));

    public Task<AheadDraft?> OfPostAsync(PostId post, CancellationToken ct) => Task.FromResult(journal.Read(j =>
        j.Text("SELECT a.body FROM ahead a JOIN posts p ON p.key = a.slot WHERE p.id = $1", post.Value) is { } body ? Read(body) : null));

    public Task UsedAsync(AheadDraft draft, PostId post, CancellationToken ct) =>
        journal.WriteAsync(j => j.Execute("UPDATE spending SET post = $2 WHERE id = $1 AND post IS NULL", draft.Reservation, post.Value));

    public Task DropAsync(AheadDraft draft, CancellationToken ct) => journal.WriteAsync(j => j.Execute("DELETE FROM ahead WHERE slot = $1", $"{draft.Slot}"));

    private static int Put(JournalConnection j, AheadDraft draft) => j.Execute(
        "INSERT OR REPLACE INTO ahead (slot, day, body) VALUES ($1, $2, $3)", $"{draft.Slot}", Text(draft.Day), JsonSerializer.Serialize(draft, JournalJson.Default.AheadDraft));

    private static AheadDraft Read(string body) => JsonSerializer.Deserialize(body, JournalJson.Default.AheadDraft)!;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
