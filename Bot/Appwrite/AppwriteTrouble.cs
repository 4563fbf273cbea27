using Bot.Health;

namespace Bot.Appwrite;

/// <summary>Why Appwrite takes nothing, told apart by what the owner can do about it.</summary>
/// <param name="Kind">The same for what is the same to the owner.</param>
/// <param name="NeedsPerson">It does not go by itself.</param>
internal sealed record AppwriteTrouble(string Kind, string Sentence, bool NeedsPerson)
{
    private const string Away = "away";

    private const string NewKey = "make a new one in the console, put it into APPWRITE_API_KEY, and restart me.";

    public static AppwriteTrouble Of(AppwriteAnswer answer) => (answer.Status, answer.Type) switch
    {
        (401, "project_key_expired") => Person("key", $"Appwrite's key has expired: {NewKey}"),
        // To whom it does not know it speaks as to a guest.
        (_, "general_unauthorized_scope") when answer.Message.Contains("role: guests", StringComparison.OrdinalIgnoreCase) => Person("key", $"Appwrite does not know the key, which may have been revoked: {NewKey}"),
        (_, "general_unauthorized_scope") => Person("rights", "Appwrite's key lacks a right: give it the scopes for databases, tables, columns, indexes, rows, buckets and files in the console."),
        (_, "project_not_found") => Person("project", "Appwrite does not know the project: check APPWRITE_PROJECT and the region in APPWRITE_ENDPOINT."),
        (_, "database_not_found" or "table_not_found" or "collection_not_found") => Person("tables", "Appwrite has no tables yet: run setup --tables."),
        (_, "storage_bucket_not_found") => Person("tables", "Appwrite has no place for pictures yet: run setup --tables."),
        (401, _) => Person("key", $"Appwrite refuses the key: {NewKey}"),
        (402, _) => Person("quota", "Appwrite's quota is used up: wait for the next month or take a larger plan."),
        (403, _) when answer.Message.Contains("paus", StringComparison.OrdinalIgnoreCase) => Person("paused", "Appwrite has paused the project: open it in the console and restore it."),
        // What a paused one is told is nowhere written down: it may be this, too.
        (403, "general_resource_blocked") when answer.Message.Contains("block", StringComparison.OrdinalIgnoreCase) =>
            Person("blocked", "Appwrite has blocked the project: open it in the console, which says why; a free one that nobody visits for a week is paused, and restored there."),
        (403, _) => Person("blocked", "Appwrite has paused or blocked the project: open it in the console."),
        (429, _) => new("limit", "Appwrite says: too many calls.", false),
        (400, "column_unknown" or "attribute_unknown" or "row_invalid_structure" or "document_invalid_structure") => Misfit,
        (>= 500 or 408, _) => new(Away, "Appwrite has trouble of its own.", false),
        _ => new("refused", $"Appwrite refused ({answer.Trace}).", answer.Result is AppwriteResult.NeedsPerson or AppwriteResult.NotFound),
    };

    /// <summary>Of rows that are set aside.</summary>
    public static AppwriteTrouble Parked { get; } = Person("tables", "Appwrite refuses some rows, which are set aside: run setup --tables. What that does not mend a newer release may.");

    private static AppwriteTrouble Misfit { get; } = Person("tables", "Appwrite's tables do not fit this release: run setup --tables.");

    public static AppwriteTrouble Of(VendorCallException e) => e.Failure switch
    {
        CallFailure.WindowFull => new("limit", $"Appwrite: {e.Message}", false),
        CallFailure.NotSent => new(Away, "Appwrite cannot be reached.", false),
        CallFailure.TimedOut => new(Away, "Appwrite is too slow to answer.", false),
        _ => new(Away, "Appwrite breaks the connection off.", false),
    };

    private static AppwriteTrouble Person(string kind, string sentence) => new(kind, sentence, true);
}
