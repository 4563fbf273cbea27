namespace Sandbox.Appwrite;

/// <summary>What may be added to a table.</summary>
public static class SchemaRules
{
    private static readonly HashSet<string> System = ["$id", "$createdAt", "$updatedAt", "$sequence"];

    public static void Add(Table table, Column column)
    {
        if (table.Columns.Any(c => string.Equals(c.Key, column.Key, StringComparison.OrdinalIgnoreCase)))
            throw new AppwriteException(409, "column_already_exists", "Column with the requested key already exists. Column keys must be unique, try again with a different key.");
        if (1_500 + table.Columns.Sum(c => c.Bytes) + column.Bytes > 65_535)
            throw new AppwriteException(400, "column_limit_exceeded", "The maximum number or size of columns for this table has been reached.");
        table.Columns.Add(column);
    }

    public static void Add(Table table, ColumnIndex index, DateTimeOffset now)
    {
        if (table.Indexes.Any(i => string.Equals(i.Key, index.Key, StringComparison.OrdinalIgnoreCase)))
            throw new AppwriteException(409, "column_index_already_exists", "Index with the requested key already exists. Try again with a different key.");
        for (var i = 0; i < index.Columns.Count; i++)
        {
            var name = index.Columns[i];
            if (System.Contains(name)) continue;
            if (table.Column(name) is not { } column) throw new AppwriteException(400, "column_unknown", $"The column '{name}' required for the index could not be found. Please confirm all your columns are in the available state.");
            if (column.Status(now) != "available") throw new AppwriteException(400, "column_not_available", $"The requested column '{name}' is not yet available. Please try again later.");
            if (column.Array) throw Invalid($"Cannot create an index on array column \"{name}\"");
            var length = i < index.Lengths.Count ? index.Lengths[i] : 0;
            if (index.Type == "fulltext" && !column.IsText) throw Invalid($"Attribute \"{name}\" cannot be part of a fulltext index, must be of type string");
            if (index.Type == "fulltext" || !column.IsText) continue;
            var isLong = column.Type is "text" or "mediumtext" or "longtext" || column.Size > 768;
            if ((isLong && (length < 1 || length > 768)) || length > column.Size) throw Invalid("Index length is longer than the maximum: 768");
        }
        table.Indexes.Add(index);
    }

    private static AppwriteException Invalid(string message) => new(400, "column_index_invalid", message);
}
