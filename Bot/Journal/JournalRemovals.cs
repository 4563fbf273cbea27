using Conversations.Chat;
using Conversations.Orders;

namespace Bot.Journal;

/// <summary>Messages that are to be taken out of the chat.</summary>
public sealed class JournalRemovals(JournalFile journal) : IRemovalStore
{
    public Task AddAsync(MessageRef message, DateTimeOffset at, CancellationToken ct) => journal.WriteAsync(j => j.Execute(
        "INSERT OR REPLACE INTO removals (chat, message, at) VALUES ($1, $2, $3)", message.Chat.Value, message.Message, at.ToUnixTimeMilliseconds()));

    public Task<IReadOnlyList<(MessageRef Message, DateTimeOffset At)>> ListAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<(MessageRef, DateTimeOffset)>>(journal.Read(j => j.Rows(
            r => (new MessageRef(new(r.GetInt64(0)), r.GetInt32(1), null), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2))),
            "SELECT chat, message, at FROM removals ORDER BY at")));

    public Task DoneAsync(MessageRef message, CancellationToken ct) => journal.WriteAsync(j => j.Execute(
        "DELETE FROM removals WHERE chat = $1 AND message = $2", message.Chat.Value, message.Message));
}
