using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Staged operations that are carried out together or not at all. https://appwrite.io/docs/products/databases/transactions</summary>
public sealed class Transaction
{
    /// <summary>Of a free plan.</summary>
    public const int MostOperations = 100;

    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>pending, committed or failed, which is also what a rolled back one is.</summary>
    public string Status { get; set; } = "pending";

    public List<StagedOperation> Operations { get; } = [];

    public JsonObject Json() => new()
    {
        ["$id"] = Id,
        ["$createdAt"] = Dates.Write(CreatedAt),
        ["$updatedAt"] = Dates.Write(UpdatedAt),
        ["status"] = Status,
        ["operations"] = Operations.Count,
        ["expiresAt"] = Dates.Write(ExpiresAt),
    };
}
