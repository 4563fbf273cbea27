using System.Globalization;
using System.Text.Json;
using Conversations.Posts.Drafting;
using Microsoft.Data.Sqlite;

namespace Bot.Journal;

/// <summary>The slot ledger. The plan in force is a row of <c>meta</c>; whoever decides about slots compares and sets it.</summary>
public sealed class JournalSlots(JournalFile journal, TimeProvider time) : ISlotLedger
{
    private const string Kind = "drafting";
    private const string PlanKey = "slots:drafting";
    private const string Row = "SELECT date, time, zone, due_at, outcome, told FROM slots";

    public Task<PlanOnRecord?> PlanAsync(CancellationToken ct) =>
        Task.FromResult(journal.Read(j => Plan(j) is { } plan ? JsonSerializer.Deserialize(plan, JournalJson.Default.PlanOnRecord) : null));

    public Task BeginAsync(PlanOnRecord plan, CancellationToken ct) => journal.WriteAsync(j => SetPlan(j, plan));

    public Task<bool> DecideAsync(PlanOnRecord known, DateTimeOffset settledUntil, IReadOnlyList<SlotRow> rows, CancellationToken ct)
    {
        var now = Ms(time.GetUtcNow());
        return journal.WriteAsync(j =>
        {
            if (Plan(j) != Text(known)) return false;
            foreach (var row in rows)
            {
                j.Execute("INSERT OR IGNORE INTO slots (kind, date, time, zone, due_at, outcome, decided_at, told) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    Kind, Date(row.Key), Time(row.Key), row.Key.Zone, Ms(row.Due), row.Outcome.ToString(), now, row.Told ? 1 : 0);
            }
            SetPlan(j, known with { SettledUntil = settledUntil });
            return true;
        });
    }

    public Task<IReadOnlyList<SlotRow>> ClaimedAsync(CancellationToken ct) => Rows(Row + " WHERE kind = $1 AND outcome = 'Claimed' ORDER BY due_at, date, time");

    public Task EndAsync(SlotRow row, CancellationToken ct)
    {
        var now = Ms(time.GetUtcNow());
        return journal.WriteAsync(j => j.Execute(
            "UPDATE slots SET outcome = $5, decided_at = $6, told = $7 WHERE kind = $1 AND date = $2 AND time = $3 AND zone = $4 AND outcome = 'Claimed'",
            Kind, Date(row.Key), Time(row.Key), row.Key.Zone, row.Outcome.ToString(), now, row.Told ? 1 : 0));
    }

    public Task<SlotOutcome?> LastOutcomeAsync(CancellationToken ct) =>
        Task.FromResult<SlotOutcome?>(journal.Read(j => j.Text(
            "SELECT outcome FROM slots WHERE kind = $1 AND outcome NOT IN ('Claimed', 'Missed', 'Together') ORDER BY due_at DESC LIMIT 1", Kind)) is { } last
                ? Enum.Parse<SlotOutcome>(last)
                : null);

    public Task<IReadOnlyList<SlotRow>> UntoldAsync(CancellationToken ct) => Rows(Row + " WHERE kind = $1 AND told = 0 ORDER BY due_at, date, time");

    public Task ToldAsync(IReadOnlyList<SlotRow> rows, CancellationToken ct) => journal.WriteAsync(j => rows.Sum(r =>
        j.Execute("UPDATE slots SET told = 1 WHERE kind = $1 AND date = $2 AND time = $3 AND zone = $4", Kind, Date(r.Key), Time(r.Key), r.Key.Zone)));

    public Task<DateTimeOffset?> NewestStampAsync(CancellationToken ct) => Task.FromResult<DateTimeOffset?>(journal.Read(j => j.Scalar(
        "SELECT max(coalesce((SELECT max(decided_at) FROM slots), 0), coalesce((SELECT max(received_at) FROM inbox), 0))")) is var newest and > 0 ? At(newest) : null);

    public Task ForgetLaterStampsAsync(DateTimeOffset than, CancellationToken ct)
    {
        var most = Ms(than);
        return journal.WriteAsync(j =>
        {
            j.Execute("UPDATE slots SET decided_at = $1 WHERE decided_at > $1", most);
            j.Execute("UPDATE inbox SET received_at = $1 WHERE received_at > $1", most);
            if (Plan(j) is { } text && JsonSerializer.Deserialize(text, JournalJson.Default.PlanOnRecord) is { } plan && plan.SettledUntil > than)
                SetPlan(j, plan with { SettledUntil = than });
            return true;
        });
    }

    private static string? Plan(JournalConnection j) => j.Text("SELECT value FROM meta WHERE key = $1", PlanKey);

    private static int SetPlan(JournalConnection j, PlanOnRecord plan) => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", PlanKey, Text(plan));

    private static string Text(PlanOnRecord plan) => JsonSerializer.Serialize(plan, JournalJson.Default.PlanOnRecord);

    private Task<IReadOnlyList<SlotRow>> Rows(string sql) => Task.FromResult<IReadOnlyList<SlotRow>>(journal.Read(j => j.Rows(RowOf, sql, Kind)));

    private static SlotRow RowOf(SqliteDataReader r) => new(
        new(DateOnly.Parse(r.GetString(0), CultureInfo.InvariantCulture), TimeOnly.Parse(r.GetString(1), CultureInfo.InvariantCulture), r.GetString(2)),
        At(r.GetInt64(3)), Enum.Parse<SlotOutcome>(r.GetString(4)), r.GetInt64(5) == 1);

    private static string Date(SlotKey key) => key.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(SlotKey key) => key.Time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
