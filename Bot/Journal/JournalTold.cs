using Conversations.Books;

namespace Bot.Journal;

/// <summary>The trouble with the books that the owner has heard of: a row of <c>meta</c>.</summary>
internal sealed class JournalTold(JournalFile journal) : IToldTrouble
{
    private const string Key = "told of the books";

    private volatile string? _kind = journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", Key));

    public string? Kind => _kind;

    public async Task SetAsync(string? kind)
    {
        await journal.WriteAsync(j => kind is null
            ? j.Execute("DELETE FROM meta WHERE key = $1", Key)
            : j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Key, kind));
        _kind = kind;
    }
}
