using System.Globalization;

namespace Sandbox.Shopify;

/// <summary>One line of an export, its fields by the column's name.</summary>
public sealed class ExportRow(IReadOnlyDictionary<string, string?> fields, string file, long line)
{
    public string Handle => this["Handle"];

    public string this[string column] => fields.GetValueOrDefault(column)?.Trim() ?? "";

    public bool Has(string column) => fields.ContainsKey(column);

    public decimal? Money(string column) => this[column].Length == 0 ? null
        : decimal.TryParse(this[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount
        : throw Wrong(column, "is no amount of money");

    public int? Whole(string column) => this[column].Length == 0 ? null
        : int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(column, "is no whole number");

    public double? Real(string column) => this[column].Length == 0 ? null
        : double.TryParse(this[column], CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(column, "is no number");

    private CatalogueException Wrong(string column, string why) => new($"{file}, line {line}: \"{this[column]}\" in column \"{column}\" {why}.");
}
