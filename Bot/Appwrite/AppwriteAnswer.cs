using System.Text.Json;

namespace Bot.Appwrite;

/// <summary>What Appwrite's answer means for us; the status decides first, the type second.</summary>
internal enum AppwriteResult
{
    Done,

    /// <summary>409: a row, table or column with this id exists.</summary>
    Exists,

    NotFound,

    /// <summary>400: this request will never be taken; others may be.</summary>
    Wrong,

    /// <summary>401, 402, 403, or the project or database is missing: nothing goes on until a person acts.</summary>
    NeedsPerson,

    /// <summary>Locks, limits, errors on their side: the same request again, later.</summary>
    Later,
}

/// <param name="Type">Appwrite's machine-readable error type; empty when there was none.</param>
internal sealed record AppwriteAnswer(AppwriteResult Result, int Status, string Type, byte[] Body)
{
    public string Trace => Type.Length > 0 ? $"HTTP {Status}, {Type}" : $"HTTP {Status}";

    /// <summary>As the plan counts them: the rows of a list, and one where there was none; nothing where we were turned away at the door.</summary>
    public int RowsTouched
    {
        get
        {
            if (Status is 401 or 402 or 403 or 429) return 0;
            if (Result != AppwriteResult.Done) return 1;
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array ? Math.Max(1, rows.GetArrayLength()) : 1;
        }
    }

    /// <summary>One sentence for the owner.</summary>
    public string Sentence => (Status, Type) switch
    {
        (_, "general_unauthorized_scope") => "Appwrite's key lacks a right: give it the scopes for databases, tables, columns, indexes, rows, buckets and files in the console.",
        (_, "project_not_found") => "Appwrite does not know the project: check APPWRITE_PROJECT and the region in APPWRITE_ENDPOINT.",
        (_, "database_not_found" or "table_not_found" or "collection_not_found") => "Appwrite has no tables yet: run setup --tables.",
        (_, "storage_bucket_not_found") => "Appwrite has no place for pictures yet: run setup --tables.",
        (401, _) => "Appwrite refuses the key: make a new one in the console.",
        (402, _) => "Appwrite's quota is used up: wait for the next month or take a larger plan.",
        (403, _) => "Appwrite has paused or blocked the project: open it in the console.",
        (429, _) => "Appwrite says: too many calls.",
        (400, "column_unknown" or "attribute_unknown" or "row_invalid_structure" or "document_invalid_structure") =>
            "Appwrite's tables do not fit this release: run setup --tables.",
        (>= 500 or 408, _) => "Appwrite has trouble of its own.",
        _ => $"Appwrite refused ({Trace}).",
    };

    /// <summary>A status of 2xx counts only with a complete JSON object behind it: a gateway's page proves nothing (V1).</summary>
    public static AppwriteAnswer From(int status, byte[] body)
    {
        var good = status is >= 200 and < 300;
        try
        {
            using var document = JsonDocument.Parse(body);
            var isObject = document.RootElement.ValueKind == JsonValueKind.Object;
            var type = !good && isObject && document.RootElement.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
            return new(good && !isObject ? AppwriteResult.Later : Judge(status, type), status, type, body);
        }
        catch (JsonException)
        {
            return new(good ? AppwriteResult.Later : Judge(status, ""), status, "", body);
        }
    }

    private static AppwriteResult Judge(int status, string type) => (status, type) switch
    {
        (>= 200 and < 300, _) => AppwriteResult.Done,
        (401 or 402 or 403, _) => AppwriteResult.NeedsPerson,
        (404, _) => AppwriteResult.NotFound,
        (409, "row_update_conflict" or "document_update_conflict" or "transaction_conflict" or "general_resource_locked") => AppwriteResult.Later,
        (409, _) => AppwriteResult.Exists,
        (408 or 410 or 429, _) or (>= 500, _) => AppwriteResult.Later,
        (>= 400, _) => AppwriteResult.Wrong,
        _ => AppwriteResult.Later,
    };
}
