using Bot.Setup;
using Conversations.Costs;

namespace Bot.Appwrite.Steps;

/// <summary>
/// A table with its permissions, columns and indexes. Columns asked for alone are made in the background (https://appwrite.io/docs/products/databases/tables): one that
/// came out <c>failed</c> or <c>stuck</c> is removed and made anew, if it is sure to hold nothing.
/// </summary>
internal sealed class TableStep(AppwriteClient client, Table table)
    : AppwriteStep(client, "tables.read", "tables.write", "columns.write", "indexes.write", "rows.read")
{
    private const int Page = 100, MostLookedThrough = 10_000;

    /// <summary>Nobody but a key may read it or write to it.</summary>
    private static readonly TableSettings Wanted = new([], RowSecurity: false, Enabled: true);

    public override string Title => $"table {table.Id}";

    public static NewTable Wire(Table table) =>
        new(table.Id, table.Id, [.. table.Columns.Select(c => c.Inline)], [.. table.Indexed.Select(c => new InlineIndex(NameOf(c), "key", [c]))]);

    public override async Task<SetupLook> LookAsync(CancellationToken ct)
    {
        // In a dry run the database may not be there yet either.
        var there = Found(await Client.GetTableAsync(table.Id, ct), SetupJson.Default.TableState, "table_not_found", "collection_not_found", "database_not_found");
        if (there is null) return new([new($"table {table.Id}", $"made with {table.Columns.Count} columns", stop => MadeAsync(Client.CreateTableAsync(Wire(table), stop)))]);
        var (findings, waits) = (new List<SetupFinding>(), new List<string>());
        if (Other(there) is { Count: > 0 } other)
            findings.Add(new($"table {table.Id}", $"put right: {string.Join(", ", other)}", stop => MadeAsync(Client.UpdateTableAsync(table.Id, Wanted, stop))));
        foreach (var column in table.Columns)
        {
            var state = there.Columns.FirstOrDefault(c => c.Key == column.Key);
            if (await ColumnAsync(column, state, ct) is { } finding) findings.Add(finding);
            else if (state?.Status is "processing" or "deleting") waits.Add($"the column {table.Id}.{column.Key}");
        }
        foreach (var column in table.Indexed)
        {
            var state = there.Indexes.FirstOrDefault(i => i.Key == NameOf(column));
            if (Index(column, state, isColumnReady: there.Columns.Any(c => c.Key == column && c.Status == "available")) is { } finding) findings.Add(finding);
            else if (state?.Status is "processing" or "deleting") waits.Add($"the index {table.Id}.{state.Key}");
        }
        return new(findings, waits.Count > 0 ? string.Join(", ", waits) : null);
    }

    private static List<string> Other(TableState there) => [.. new[]
    {
        (there.Permissions.Count > 0, "permissions"),
        (there.RowSecurity, "rowSecurity"),
        (!there.Enabled, "enabled"),
    }.Where(o => o.Item1).Select(o => o.Item2)];

    private static string NameOf(string indexed) => $"by_{indexed}";

    private async Task<SetupFinding?> ColumnAsync(Column column, ColumnState? there, CancellationToken ct)
    {
        var name = $"column {table.Id}.{column.Key}";
        switch (there?.Status)
        {
            case null:
                return new(name, "made", stop => MadeAsync(Client.CreateColumnAsync(table.Id, column.Type, column.Single, stop)));
            case "failed" or "stuck" when await HoldsNothingAsync(column.Key, ct):
                var why = there.Error is { Length: > 0 } error ? $", {error}" : "";
                return new(name, $"removed to be made anew ({there.Status}{why})", stop => RemovedAsync(Client.DeleteColumnAsync(table.Id, column.Key, stop)));
            case "failed" or "stuck":
                return SetupFinding.Left($"The {name} is {there.Status} and may hold something: it is left as it is. Look at it in the console.");
            default:
                return there.IsA(column) ? null : SetupFinding.Left(
                    $"The {name} is {there.Kind} and should be {column.Kind}. It is left as it is, since making it anew would lose what it holds: copy that elsewhere, remove the column in the console and run setup again.");
        }
    }

    /// <summary>A column that is not available cannot be asked about: the rows are looked through until one shows a value.</summary>
    private async Task<bool> HoldsNothingAsync(string column, CancellationToken ct)
    {
        var answer = await Client.ListRowsAsync(RowCause.Restoring, table.Id, [$$"""{"method":"isNotNull","attribute":"{{column}}","values":[]}""", """{"method":"limit","values":[1]}"""], ct);
        if (answer.Result != AppwriteResult.Wrong) return Read(answer, SetupJson.Default.RowList).Rows.Count == 0;
        List<string> queries = [$$"""{"method":"limit","values":[{{Page}}]}"""];
        for (var seen = 0; seen < MostLookedThrough; seen += Page)
        {
            var rows = Read(await Client.ListRowsAsync(RowCause.Restoring, table.Id, queries, ct), SetupJson.Default.RowList).Rows;
            if (rows.Any(r => r[column] is not null)) return false;
            if (rows.Count < Page) return true;
            queries = [queries[0], $$"""{"method":"cursorAfter","values":["{{rows[^1]["$id"]}}"]}"""];
        }
        return false;
    }

    /// <summary>An index holds nothing of its own: a wrong one is made anew.</summary>
    private SetupFinding? Index(string column, IndexState? there, bool isColumnReady)
    {
        var name = $"index {table.Id}.{NameOf(column)}";
        if (there is null)
            return isColumnReady ? new(name, "made", stop => MadeAsync(Client.CreateIndexAsync(table.Id, new(NameOf(column), "key", [column]), stop))) : null;
        if (there.Status is "processing" or "deleting") return null;
        if (there.Status == "available" && there.Type == "key" && there.Columns.SequenceEqual([column])) return null;
        return new(name, $"removed to be made anew ({(there.Status == "available" ? "it was another" : there.Status)})", stop => RemovedAsync(Client.DeleteIndexAsync(table.Id, there.Key, stop)));
    }
}
