using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>Create, update and upsert of one row. The caller holds the project's lock.</summary>
public sealed class RowWriter(Table table, DateTimeOffset now)
{
    /// <param name="overwrites">Whether a row that is there already gives way.</param>
    public Row Create(string id, JsonObject data, JsonArray? permissions, bool overwrites = false)
    {
        if (table.Rows.ContainsKey(id) && !overwrites) throw new AppwriteException(409, "row_already_exists", "Row with the requested ID already exists. Try again with a different ID or use ID.unique() to generate a unique ID.");
        var whole = new JsonObject();
        CheckNames(data);
        foreach (var column in table.Columns.Where(c => c.Status(now) == "available"))
            whole[column.Key] = ValueRules.Normalise(column, data.ContainsKey(column.Key) ? data[column.Key] : column.Default);
        CheckUnique(id, whole);
        return table.Rows[id] = new Row
        {
            Id = id,
            Sequence = table.NextSequence(),
            CreatedAt = Stamp(data, "$createdAt") ?? now,
            UpdatedAt = Stamp(data, "$updatedAt") ?? now,
            Permissions = permissions ?? [],
            Data = whole,
        };
    }

    /// <summary>Merges; what is not named stays.</summary>
    /// <param name="unless">The row's last change must not be later than this.</param>
    public Row Update(string id, JsonObject data, JsonArray? permissions, DateTimeOffset? unless)
    {
        var row = Find(id);
        CheckConflict(row, unless);
        CheckNames(data);
        var whole = (JsonObject)row.Data.DeepClone();
        foreach (var (key, sent) in data.Where(d => d.Key[0] != '$'))
        {
            var (found, result) = Operators.Run(sent, row.Data[key], now);
            whole[key] = ValueRules.Normalise(table.Column(key)!, found ? result : sent);
        }
        CheckUnique(id, whole);
        if (!JsonNode.DeepEquals(whole, row.Data) || permissions is not null) row.UpdatedAt = Stamp(data, "$updatedAt") ?? now;
        row.Data = whole;
        row.Permissions = permissions ?? row.Permissions;
        return row;
    }

    public Row Upsert(string id, JsonObject data, JsonArray? permissions, DateTimeOffset? unless)
    {
        foreach (var column in table.Columns.Where(c => c.Required && c.Status(now) == "available" && data[c.Key] is null))
            throw AppwriteException.Structure($"Missing required attribute \"{column.Key}\"");
        if (table.Rows.ContainsKey(id)) return Update(id, data, permissions, unless);
        var meant = new JsonObject();
        foreach (var (key, sent) in data)
        {
            var (found, result) = Operators.Run(sent, null, now);
            meant[key] = found ? result : sent?.DeepClone();
        }
        return Create(id, meant, permissions);
    }

    /// <summary>Increment and decrement by path.</summary>
    public Row Step(string id, string key, string method, decimal by, decimal? limit)
    {
        var row = Find(id);
        if (table.Column(key) is not { } column) throw new AppwriteException(404, "column_not_found", "Column with the requested key could not be found.");
        if (!column.IsNumber) throw new AppwriteException(400, "column_type_invalid", "Column is not a number.");
        row.Data[key] = ValueRules.Normalise(column, Arithmetic.Run(method, Arithmetic.Number(row.Data[key]) ?? 0, by, limit));
        row.UpdatedAt = now;
        return row;
    }

    public void Delete(string id, DateTimeOffset? unless)
    {
        CheckConflict(Find(id), unless);
        table.Rows.Remove(id);
    }

    public Row Find(string id) => table.Rows.GetValueOrDefault(id)
        ?? throw new AppwriteException(404, "row_not_found", $"Row with the requested ID '{id}' could not be found.");

    private static void CheckConflict(Row row, DateTimeOffset? unless)
    {
        if (row.UpdatedAt > unless) throw new AppwriteException(409, "row_update_conflict", "Remote row is newer than local.");
    }

    private void CheckNames(JsonObject data)
    {
        foreach (var (key, _) in data)
        {
            if (key.StartsWith('$') && key is "$id" or "$createdAt" or "$updatedAt" or "$permissions" or "$sequence" or "$databaseId" or "$tableId") continue;
            if (table.Column(key) is not { } column) throw AppwriteException.Structure($"Unknown attribute: \"{key}\"");
            if (column.Status(now) != "available") throw new AppwriteException(400, "column_not_available", $"The requested column '{key}' is not yet available. Please try again later.");
        }
    }

    private void CheckUnique(string id, JsonObject data)
    {
        foreach (var index in table.Indexes.Where(i => i.Type == "unique" && i.Status(now) == "available"))
        {
            if (index.Columns.Any(c => data[c] is null)) continue;
            if (table.Rows.Values.Any(r => r.Id != id && index.Columns.All(c => JsonNode.DeepEquals(r.Data[c], data[c]))))
                throw new AppwriteException(409, "row_unique_constraint_violation", "A row with the same value for a unique column already exists.");
        }
    }

    private static DateTimeOffset? Stamp(JsonObject data, string name)
    {
        if (!data.ContainsKey(name) || data[name] is null) return null;
        return data[name]!.GetValueKind() == JsonValueKind.String && Dates.Read(data[name]!.GetValue<string>()) is { } moment
            ? moment
            : throw AppwriteException.Structure($"Attribute \"{name}\" has invalid type. Value must be valid date");
    }
}
