using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bot.Appwrite;

internal sealed record NewRow(string RowId, JsonObject Data);

internal sealed record RowData(JsonObject Data);

internal sealed record NewDatabase(string DatabaseId, string Name);

internal sealed record NewTable(string TableId, string Name, IReadOnlyList<InlineColumn> Columns, IReadOnlyList<InlineIndex> Indexes);

internal sealed record InlineColumn(string Key, string Type, bool Required, int? Size);

// Index columns are called attributes here, even on TablesDB.
internal sealed record InlineIndex(string Key, string Type, IReadOnlyList<string> Attributes);

internal sealed record NewColumn(string Key, bool Required, int? Size);

/// <param name="Ttl">Seconds, 60 at the least.</param>
internal sealed record NewTransaction(int Ttl);

/// <param name="Action"><c>create</c>, <c>upsert</c>.</param>
internal sealed record RowOperation(string Action, string DatabaseId, string TableId, string RowId, JsonObject Data);

/// <summary>Each as Appwrite takes it, of any kind.</summary>
internal sealed record StagedOperations(JsonArray Operations);

internal sealed record RowOperations(IReadOnlyList<RowOperation> Operations);

internal sealed record TransactionEnd(bool Commit);

internal sealed record FileList(IReadOnlyList<StoredFile>? Files);

internal sealed record StoredFile([property: JsonPropertyName("$id")] string Id, [property: JsonPropertyName("$createdAt")] string? CreatedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewRow))]
[JsonSerializable(typeof(RowData))]
[JsonSerializable(typeof(StagedOperations))]
[JsonSerializable(typeof(NewDatabase))]
[JsonSerializable(typeof(NewTable))]
[JsonSerializable(typeof(NewColumn))]
[JsonSerializable(typeof(NewTransaction))]
[JsonSerializable(typeof(RowOperations))]
[JsonSerializable(typeof(TransactionEnd))]
[JsonSerializable(typeof(FileList))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class AppwriteJson : JsonSerializerContext;
