namespace Sandbox.Appwrite;

/// <summary>
/// Rows touched, which is what a plan counts and not calls: https://appwrite.io/docs/advanced/billing/database-reads-and-writes. A call that reaches the
/// database counts one at the least, also when nothing is found or the write is refused. Tables, columns and files are not counted. Thread-safe.
/// </summary>
public sealed class RowBill(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(DateOnly Day, string Table, string Verb), (int Calls, int Rows)> _lines = [];

    /// <param name="verb"><c>list</c>, <c>get</c>, <c>create</c>, <c>update</c>, <c>upsert</c>, <c>delete</c>, <c>increment</c>, <c>decrement</c>.</param>
    public void Charge(string table, string verb, int rows)
    {
        var line = (DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), table, verb);
        lock (_gate)
        {
            var (calls, sum) = _lines.GetValueOrDefault(line);
            _lines[line] = (calls + 1, sum + Math.Max(1, rows));
        }
    }

    public object Show()
    {
        lock (_gate)
        {
            var lines = _lines.Select(l => new { l.Key.Day, l.Key.Table, l.Key.Verb, Reads = IsRead(l.Key.Verb) ? l.Value.Rows : 0, Writes = IsRead(l.Key.Verb) ? 0 : l.Value.Rows, l.Value.Calls }).ToList();
            return new
            {
                Reads = lines.Sum(l => l.Reads),
                Writes = lines.Sum(l => l.Writes),
                ByTable = lines.GroupBy(l => (l.Table, l.Verb)).OrderBy(g => g.Key)
                    .Select(g => new { g.Key.Table, g.Key.Verb, Calls = g.Sum(l => l.Calls), Reads = g.Sum(l => l.Reads), Writes = g.Sum(l => l.Writes) }),
                ByDay = lines.GroupBy(l => l.Day).Select(g => new { Day = g.Key, Calls = g.Sum(l => l.Calls), Reads = g.Sum(l => l.Reads), Writes = g.Sum(l => l.Writes) }),
            };
        }
    }

    private static bool IsRead(string verb) => verb is "list" or "get";
}
