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

    public DateTimeOffset Now => time.GetUtcNow();

    public Database Database(string id) => Databases.GetValueOrDefault(id)
        ?? throw new AppwriteException(404, "database_not_found", $"Database with the requested ID '{id}' could not be found.");

    public Table Table(string database, string table) => Database(database).Tables.GetValueOrDefault(table)
        ?? throw new AppwriteException(404, "table_not_found", $"Table with the requested ID '{table}' could not be found.");

    public Bucket Bucket(string id) => Buckets.GetValueOrDefault(id)
        ?? throw new AppwriteException(404, "storage_bucket_not_found", "Storage bucket with the requested ID could not be found.");

    /// <summary>When something asked for now will be ready, and as what.</summary>
    public (DateTimeOffset ReadyAt, string Outcome) Pace() => (Now + ColumnDelay, ColumnOutcome);
}
