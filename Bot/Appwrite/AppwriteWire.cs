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

internal sealed record NewBucket(
    string BucketId, string Name, bool FileSecurity, int MaximumFileSize, IReadOnlyList<string> AllowedFileExtensions, string Compression);

internal sealed record FileList(IReadOnlyList<StoredFile>? Files);

internal sealed record StoredFile([property: JsonPropertyName("$id")] string Id, [property: JsonPropertyName("$createdAt")] string? CreatedAt);

internal sealed record ColumnList(IReadOnlyList<ColumnState>? Columns);

internal sealed record ColumnState(string Key, string? Status, string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewRow))]
[JsonSerializable(typeof(RowData))]
[JsonSerializable(typeof(NewDatabase))]
[JsonSerializable(typeof(NewTable))]
[JsonSerializable(typeof(NewColumn))]
[JsonSerializable(typeof(NewBucket))]
[JsonSerializable(typeof(FileList))]
[JsonSerializable(typeof(ColumnList))]
[JsonSerializable(typeof(ColumnState))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class AppwriteJson : JsonSerializerContext;
