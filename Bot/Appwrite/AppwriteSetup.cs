using System.Text.Json;
using Bot.Health;

namespace Bot.Appwrite;

/// <summary>A step of the setup was refused; the message is for the person at the terminal.</summary>
public sealed class AppwriteSetupException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Makes what is missing: the database, the tables with all their columns, columns that a newer release added, and the bucket for pictures.
/// Nothing is ever changed or removed, so it can be run at any time.
/// </summary>
public sealed class AppwriteSetup(AppwriteClient client, TimeProvider time)
{
    // Columns are made in the background there: https://appwrite.io/docs/products/databases/tables
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <returns>The number of changes made.</returns>
    /// <exception cref="AppwriteSetupException">Refused, or not reachable.</exception>
    public async Task<int> RunAsync(IProgress<string> progress, CancellationToken ct)
    {
        if (!client.IsOn) throw new AppwriteSetupException("Appwrite is off: set APPWRITE_ENDPOINT, APPWRITE_PROJECT and APPWRITE_API_KEY.");
        try
        {
            var changes = await DatabaseAsync(progress, ct);
            foreach (var table in AppwriteTables.All) changes += await TableAsync(table, progress, ct);
            changes += await BucketAsync(progress, ct);
            progress.Report(changes == 1 ? "1 change" : $"{changes} changes");
            return changes;
        }
        catch (VendorCallException e)
        {
            throw new AppwriteSetupException($"Appwrite could not be asked: {e.Message}", e);
        }
    }

    private async Task<int> DatabaseAsync(IProgress<string> progress, CancellationToken ct)
    {
        if (Found(await client.GetDatabaseAsync(ct), "databases.read", "database_not_found")) return 0;
        Made(await client.CreateDatabaseAsync(ct), "databases.write");
        progress.Report($"database {client.DatabaseId} made");
        return 1;
    }

    private async Task<int> TableAsync(Table table, IProgress<string> progress, CancellationToken ct)
    {
        var answer = await client.GetTableAsync(table.Id, ct);
        if (Found(answer, "tables.read", "table_not_found", "collection_not_found")) return await ColumnsAsync(table, answer, progress, ct);
        Made(await client.CreateTableAsync(Wire(table), ct), "tables.write, columns.write and indexes.write");
        progress.Report($"table {table.Id} made with {table.Columns.Count} columns");
        return 1;
    }

    internal static NewTable Wire(Table table) =>
        new(table.Id, table.Id, [.. table.Columns.Select(c => c.Inline)], [.. table.Indexed.Select(c => new InlineIndex($"by_{c}", "key", [c]))]);

    /// <summary>Nobody may list it or write to it but our key; each picture says itself that anybody may read it.</summary>
    private async Task<int> BucketAsync(IProgress<string> progress, CancellationToken ct)
    {
        if (Found(await client.GetBucketAsync(AppwritePictures.Bucket, ct), "buckets.read", "storage_bucket_not_found")) return 0;
        var bucket = new NewBucket(AppwritePictures.Bucket, AppwritePictures.Bucket, FileSecurity: true, AppwritePictures.MostBytes, ["jpg"], "none");
        Made(await client.CreateBucketAsync(bucket, ct), "buckets.write, files.read and files.write");
        progress.Report($"bucket {AppwritePictures.Bucket} made");
        return 1;
    }

    private async Task<int> ColumnsAsync(Table table, AppwriteAnswer answer, IProgress<string> progress, CancellationToken ct)
    {
        var there = Read(answer, AppwriteJson.Default.ColumnList)?.Columns ?? throw new AppwriteSetupException($"Appwrite did not tell the columns of {table.Id}.");
        var missing = table.Columns.Where(c => there.All(t => t.Key != c.Key)).ToList();
        foreach (var column in missing)
        {
            Made(await client.CreateColumnAsync(table.Id, column.Type, column.Single, ct), "columns.write");
            progress.Report($"column {table.Id}.{column.Key} made");
        }
        // Also those that an interrupted run left half-made.
        foreach (var column in table.Columns.Where(c => missing.Contains(c) || there.Any(t => t.Key == c.Key && t.Status != "available")))
            await AvailableAsync(table.Id, column.Key, ct);
        return missing.Count;
    }

    private async Task AvailableAsync(string table, string column, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < LongestWait)
        {
            var answer = await client.GetColumnAsync(table, column, ct);
            var state = answer.Result == AppwriteResult.Done ? Read(answer, AppwriteJson.Default.ColumnState) : null;
            if (state?.Status == "available") return;
            if (state?.Status is "failed" or "stuck") throw new AppwriteSetupException($"Appwrite could not make the column {table}.{column}: {state.Error}");
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, ct);
        }
        throw new AppwriteSetupException($"The column {table}.{column} is still not available after two minutes. Run setup --tables again later.");
    }

    private static bool Found(AppwriteAnswer answer, string scope, params ReadOnlySpan<string> missing)
    {
        if (answer.Result == AppwriteResult.Done) return true;
        if (answer.Result == AppwriteResult.NotFound && (missing.Contains(answer.Type) || answer.Type.Length == 0)) return false;
        throw Refused(answer, scope);
    }

    // "Exists" is fine: another run was quicker.
    private static void Made(AppwriteAnswer answer, string scope)
    {
        if (answer.Result is not (AppwriteResult.Done or AppwriteResult.Exists)) throw Refused(answer, scope);
    }

    private static AppwriteSetupException Refused(AppwriteAnswer answer, string scope) => new(answer.Type == "general_unauthorized_scope"
        ? $"Appwrite's key lacks a right: give it {scope} in the console, under the project's API keys."
        : answer.Sentence);

    private static T? Read<T>(AppwriteAnswer answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type);
        }
        catch (JsonException e)
        {
            throw new AppwriteSetupException("Appwrite gave an answer that cannot be read.", e);
        }
    }
}
