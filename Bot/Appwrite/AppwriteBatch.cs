using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Health;
using Conversations.Costs;

namespace Bot.Appwrite;

/// <param name="IsNew">It must not be there yet.</param>
internal sealed record RowChange(string Table, string Row, JsonObject Data, bool IsNew = false)
{
    public RowCause Cause => Table switch
    {
        AppwriteTables.Publications => RowCause.Publications,
        AppwriteTables.Settings => RowCause.Settings,
        AppwriteTables.ApiCalls => RowCause.Calls,
        AppwriteTables.Metrics => RowCause.Days,
        _ => RowCause.Posts,
    };
}

/// <summary>
/// Rows that are written together or not at all. One alone is one call; several are a transaction of three, whatever tables they are of:
/// bulk writes would save two calls but know one table only, and a post must not stand there without its publications. What is billed is
/// the rows, the same either way.
/// </summary>
internal sealed class AppwriteBatch(AppwriteClient client, AppwriteClaims claims)
{
    /// <summary>Of a free plan's transaction, and values of a query.</summary>
    public const int Most = 100;

    /// <summary>The least there is. One that is begun and left leaves nothing behind.</summary>
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(60);

    /// <returns>Done only when all of it is there. Wrong when it never will be taken as it is; one row of it may be the reason.</returns>
    /// <exception cref="VendorCallException">No complete answer came: it may be there. Written again it is the same rows.</exception>
    public async Task<AppwriteAnswer> WriteAsync(IReadOnlyList<RowChange> rows, CancellationToken ct)
    {
        var changes = rows;
        if (rows.Any(r => r.Table == AppwriteTables.Publications))
        {
            var (ours, found) = await claims.OursAsync([.. rows.Where(r => r.Table == AppwriteTables.Publications)], ct);
            if (found.Result != AppwriteResult.Done) return found;
            changes = [.. ours, .. rows.Where(r => r.Table != AppwriteTables.Publications)];
            if (changes.Count == 0) return found;
        }
        return changes is [var one] ? await WriteAsync(one, ct) : await TogetherAsync(changes, ct);
    }

    private async Task<AppwriteAnswer> WriteAsync(RowChange one, CancellationToken ct) => one.IsNew
        ? NotYet(await client.CreateRowAsync(one.Cause, one.Table, one.Row, one.Data, ct))
        : await client.UpsertRowAsync(one.Cause, one.Table, one.Row, one.Data, ct);

    private async Task<AppwriteAnswer> TogetherAsync(IReadOnlyList<RowChange> changes, CancellationToken ct)
    {
        var begun = await client.CreateTransactionAsync(Ttl, ct);
        if (begun.Result != AppwriteResult.Done) return NotYet(begun);
        using var document = JsonDocument.Parse(begun.Body);
        if (!document.RootElement.TryGetProperty("$id", out var id)) return begun with { Result = AppwriteResult.Later };
        var staged = await client.StageAsync(id.GetString()!, changes, ct);
        return NotYet(staged.Result == AppwriteResult.Done ? await client.CommitAsync(id.GetString()!, changes, ct) : staged);
    }

    // Somebody was quicker: next time it is found and compared.
    private static AppwriteAnswer NotYet(AppwriteAnswer answer) => answer.Result == AppwriteResult.Exists ? answer with { Result = AppwriteResult.Later } : answer;
}
