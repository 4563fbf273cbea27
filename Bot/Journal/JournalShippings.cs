using System.Text.Json;
using Conversations.Chat;
using Conversations.Orders;

namespace Bot.Journal;

/// <summary>Which parcels somebody wanted marked as sent, and how far that got. A row's state is compared and set by the journal's one writer.</summary>
public sealed class JournalShippings(JournalFile journal, TimeProvider time) : IShippingStore
{
    private const string Open = "state IN ('Claimed', 'Intent', 'Unknown')";

    /// <summary>A question nobody has answered by then is asked anew; what has ended is of no more use after some weeks.</summary>
    private static readonly TimeSpan QuestionsStay = TimeSpan.FromDays(1), EndsStay = TimeSpan.FromDays(90);

    public Task<int> AskAsync(string orderId, IReadOnlyList<Parcel> parcels, Tracking? tracking, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return journal.WriteAsync(j =>
        {
            j.Execute("DELETE FROM shippings WHERE (state = 'Asked' AND since < $1) OR (state IN ('Done', 'NotDone') AND told = 1 AND since < $2)",
                (now - QuestionsStay).ToUnixTimeMilliseconds(), (now - EndsStay).ToUnixTimeMilliseconds());
            // A number is never used again, or an old button could answer a new question.
            var question = (int)j.Scalar("INSERT INTO shipping_questions (asked_at) VALUES ($1) RETURNING number", now.ToUnixTimeMilliseconds());
            foreach (var parcel in parcels)
            {
                Write(j, new()
                {
                    Question = question, OrderId = orderId, ParcelId = parcel.Id, Location = parcel.Location, Pieces = parcel.Lines.Sum(l => l.Left),
                    State = ShippingState.Asked, Since = now, Tracking = tracking,
                });
            }
            j.Execute("DELETE FROM shipping_questions WHERE number < $1", question);
            return question;
        });
    }

    public Task<ShipClaim> ClaimAsync(string orderId, int question, Person by, ChatId chat, long updateId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return journal.WriteAsync<ShipClaim>(j =>
        {
            var rows = Rows(j, "WHERE order_id = $1 AND question = $2 ORDER BY parcel_id", orderId, question);
            if (rows.Count > 0 && rows.All(r => r.UpdateId == updateId)) return new(ShipClaimResult.Claimed, rows);
            if (rows.Count > 0 && rows[0].State != ShippingState.Asked) return new(ShipClaimResult.Taken, rows);
            if (Rows(j, $"WHERE order_id = $1 AND {Open}", orderId) is { Count: > 0 } open) return new(ShipClaimResult.Taken, open);
            if (rows.Count == 0) return new(ShipClaimResult.Gone, rows);
            var claimed = rows.Select(r => r with { State = ShippingState.Claimed, Since = now, By = by.Name, ById = by.Id, Chat = chat, UpdateId = updateId }).ToList();
            foreach (var row in claimed) Write(j, row);
            j.Execute("DELETE FROM shippings WHERE order_id = $1 AND state = 'Asked'", orderId);
            j.Execute("UPDATE shippings SET told = 1 WHERE order_id = $1 AND question <> $2", orderId, question);
            return new(ShipClaimResult.Claimed, claimed);
        });
    }

    public Task<bool> MoveAsync(Shipping to, ShippingState from, CancellationToken ct) => journal.WriteAsync(j =>
    {
        if (j.Text("SELECT state FROM shippings WHERE question = $1 AND parcel_id = $2", to.Question, to.ParcelId) != from.ToString()) return false;
        Write(j, to);
        return true;
    });

    public Task<IReadOnlyList<Shipping>> NewestAsync(string orderId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Shipping>>(journal.Read(j => Rows(j, """
        WHERE order_id = $1 AND state <> 'Asked' AND question = (SELECT max(question) FROM shippings WHERE order_id = $1 AND state <> 'Asked') ORDER BY parcel_id
        """, orderId)));

    public Task<IReadOnlyList<string>> UnfinishedAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(journal.Read(j => j.Rows(
        r => r.GetString(0), "SELECT DISTINCT order_id FROM shippings WHERE told = 0 AND state <> 'Asked' ORDER BY order_id")));

    public Task ToldAsync(IReadOnlyList<Shipping> ended, CancellationToken ct) => ended.Count == 0 ? Task.CompletedTask : journal.WriteAsync(j => ended.Sum(s =>
        j.Execute("UPDATE shippings SET told = 1 WHERE question = $1 AND parcel_id = $2 AND state IN ('Done', 'NotDone')", s.Question, s.ParcelId)));

    private static List<Shipping> Rows(JournalConnection j, string where, params ReadOnlySpan<object?> values) =>
        j.Rows(r => JsonSerializer.Deserialize(r.GetString(0), JournalJson.Default.Shipping)!, $"SELECT body FROM shippings {where}", values);

    private static void Write(JournalConnection j, Shipping row) => j.Execute(
        "INSERT OR REPLACE INTO shippings (question, parcel_id, order_id, state, since, told, body) VALUES ($1, $2, $3, $4, $5, 0, $6)",
        row.Question, row.ParcelId, row.OrderId, row.State.ToString(), row.Since.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(row, JournalJson.Default.Shipping));
}
