using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bot.Appwrite.Steps;

internal sealed record NewIndex(string Key, string Type, IReadOnlyList<string> Columns);

/// <param name="BucketId">Only of a new one.</param>
internal sealed record BucketSettings(
    string Name, IReadOnlyList<string> Permissions, bool FileSecurity, bool Enabled, int MaximumFileSize, IReadOnlyList<string> AllowedFileExtensions, string Compression,
    string? BucketId = null);

internal sealed record BucketState(
    [property: JsonPropertyName("$permissions")] IReadOnlyList<string> Permissions, bool FileSecurity, bool Enabled, long MaximumFileSize,
    IReadOnlyList<string> AllowedFileExtensions, string Compression);

internal sealed record Named([property: JsonPropertyName("$id")] string Id);

internal sealed record TableSettings(IReadOnlyList<string> Permissions, bool RowSecurity, bool Enabled);

internal sealed record TableState(
    [property: JsonPropertyName("$permissions")] IReadOnlyList<string> Permissions, bool RowSecurity, bool Enabled, IReadOnlyList<ColumnState> Columns, IReadOnlyList<IndexState> Indexes);

internal sealed record ColumnState(string Key, string Type, string Status, string? Error = null, string? Format = null, int? Size = null, bool Required = false, bool Array = false)
{
    public string Kind => Words(Type == "double" ? "float" : Type, Type == "varchar" ? Size : null) + (Format is { Length: > 0 } ? $", {Format}" : "") + (Required ? ", required" : "") + (Array ? ", a list" : "");

    /// <summary>A longer text column does as well.</summary>
    public bool IsA(Column column) => Kind == column.Kind || (Type == "varchar" && Size > column.Size && this with { Size = column.Size } is var shorter && shorter.Kind == column.Kind);

    public static string Words(string type, int? size) => size is null ? type : $"{type}({size})";
}

internal sealed record IndexState(string Key, string Type, string Status, IReadOnlyList<string> Columns);

internal sealed record RowList(IReadOnlyList<JsonObject> Rows);

/// <param name="FunctionId">Only of a new one.</param>
internal sealed record FunctionSettings(
    string Name, string Runtime, IReadOnlyList<string> Execute, int Timeout, bool Enabled, string Entrypoint, string Commands, IReadOnlyList<string> Scopes, string? FunctionId = null);

/// <param name="Live">Whether nothing was changed since that needs a new deployment.</param>
/// <param name="DeploymentId">The one that answers; empty for none.</param>
internal sealed record FunctionState(
    string Runtime, IReadOnlyList<string> Execute, int Timeout, bool Enabled, string Entrypoint, string Commands, IReadOnlyList<string> Scopes, bool Live,
    string? DeploymentId = null, string? LatestDeploymentId = null, string? LatestDeploymentCreatedAt = null, string? LatestDeploymentStatus = null);

internal sealed record VariableList(IReadOnlyList<VariableState> Variables);

/// <param name="Value">Empty where it is secret.</param>
internal sealed record VariableState(
    [property: JsonPropertyName("$id")] string Id, string Key, string Value, bool Secret, [property: JsonPropertyName("$updatedAt")] string UpdatedAt);

internal sealed record VariableSettings(string Key, string Value, bool Secret, string? VariableId = null);

internal sealed record ActiveDeployment(string DeploymentId);

internal sealed record DeploymentState([property: JsonPropertyName("$id")] string Id, string Status, string? BuildLogs = null);

internal sealed record RuleList(IReadOnlyList<RuleState> Rules);

internal sealed record RuleState(string Domain, string Type, string? Trigger = null, string? Status = null, string? DeploymentResourceId = null);

// An answer without what it was asked for is no answer: taken for one, it would have things made that are there.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(NewIndex))]
[JsonSerializable(typeof(BucketSettings))]
[JsonSerializable(typeof(BucketState))]
[JsonSerializable(typeof(Named))]
[JsonSerializable(typeof(TableSettings))]
[JsonSerializable(typeof(TableState))]
[JsonSerializable(typeof(RowList))]
[JsonSerializable(typeof(FunctionSettings))]
[JsonSerializable(typeof(FunctionState))]
[JsonSerializable(typeof(VariableList))]
[JsonSerializable(typeof(VariableState))]
[JsonSerializable(typeof(VariableSettings))]
[JsonSerializable(typeof(ActiveDeployment))]
[JsonSerializable(typeof(DeploymentState))]
[JsonSerializable(typeof(RuleList))]
internal sealed partial class SetupJson : JsonSerializerContext;
