namespace Sandbox.Appwrite;

/// <summary>An empty project, and what has been made in it. Hold <see cref="Gate"/> while reading or changing.</summary>
public sealed class Project(TimeProvider time)
{
    public Lock Gate { get; } = new();

    public Dictionary<string, Database> Databases { get; } = [];

    public Dictionary<string, Bucket> Buckets { get; } = [];

    public Dictionary<string, Transaction> Transactions { get; } = [];

    /// <summary>How long a column or index that was asked for alone stays <c>processing</c>.</summary>
    public TimeSpan ColumnDelay { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary><c>available</c>, <c>failed</c> or <c>stuck</c>: the end of the next ones.</summary>
    public string ColumnOutcome { get; set; } = "available";

    /// <summary>After so many they are available again; null for never.</summary>
    public int? OutcomeTimes { get; set; }

    public Dictionary<string, Function> Functions { get; } = [];

    public TimeSpan BuildDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary><c>ready</c> or <c>failed</c>: the end of the next builds.</summary>
    public string BuildOutcome { get; set; } = "ready";

    public DateTimeOffset Now => time.GetUtcNow();

    public Database Database(string id) => Databases.GetValueOrDefault(id)
        ?? throw new AppwriteException(404, "database_not_found", $"Database with the requested ID '{id}' could not be found.");

    public Table Table(string database, string table)
    {
        var found = Database(database).Tables.GetValueOrDefault(table)
            ?? throw new AppwriteException(404, "table_not_found", $"Table with the requested ID '{table}' could not be found.");
        found.Sweep(Now);
        return found;
    }

    public Function Function(string id)
    {
        var found = Functions.GetValueOrDefault(id) ?? throw new AppwriteException(404, "function_not_found", "Function with the requested ID could not be found.");
        found.Settle(Now);
        return found;
    }

    /// <returns>Null when there is no such function.</returns>
    public IReadOnlyList<string>? ScopesOf(string function)
    {
        lock (Gate) return Functions.GetValueOrDefault(function) is { } found ? [.. found.Settings["scopes"]!.AsArray().Select(s => s!.ToString())] : null;
    }

    public Bucket Bucket(string id) => Buckets.GetValueOrDefault(id)
        ?? throw new AppwriteException(404, "storage_bucket_not_found", "Storage bucket with the requested ID could not be found.");

    /// <summary>When something asked for now will be ready, and as what.</summary>
    public (DateTimeOffset ReadyAt, string Outcome) Pace()
    {
        var outcome = OutcomeTimes is null or > 0 ? ColumnOutcome : "available";
        if (OutcomeTimes > 0) OutcomeTimes--;
        return (Now + ColumnDelay, outcome);
    }
}
