using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Appwrite;

/// <summary>What a column takes, and the form in which it comes back.</summary>
public static class ValueRules
{
    public static JsonNode? Normalise(Column column, JsonNode? value)
    {
        if (value is null)
        {
            if (column.Required) throw AppwriteException.Structure($"Missing required attribute \"{column.Key}\"");
            return null;
        }
        if (!column.Array) return One(column, value);
        if (value is not JsonArray array) throw AppwriteException.Structure($"Attribute \"{column.Key}\" must be an array");
        return new JsonArray([.. array.Select(v => v is null ? null : One(column, v))]);
    }

    private static JsonNode? One(Column column, JsonNode value) => column.Type switch
    {
        "integer" => Whole(column, value, int.MinValue, int.MaxValue, "a valid signed 32-bit integer"),
        "bigint" => Whole(column, value, long.MinValue, long.MaxValue, "a valid signed 64-bit integer"),
        "double" => Real(column, value),
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value.DeepClone() : throw Wrong(column, "Value must be a valid boolean"),
        "datetime" => TextOf(value) is { } text && Dates.Read(text) is { } moment
            ? Dates.Write(moment)
            : throw Wrong(column, "Value must be valid date between 0000-01-01 00:00:00 and 9999-12-31 23:59:59."),
        _ => Text(column, value),
    };

    private static JsonValue Text(Column column, JsonNode value)
    {
        var rule = $"Value must be a valid string and no longer than {column.Size} chars";
        if (TextOf(value) is not { } text) throw Wrong(column, rule);
        // Characters are code points.
        if (text.EnumerateRunes().Count() > column.Size) throw Wrong(column, rule);
        switch (column.Format)
        {
            case "enum" when !column.Elements.Contains(text):
                throw AppwriteException.Structure($"Attribute \"{column.Key}\" has invalid format. Value must be one of ({string.Join(", ", column.Elements)})");
            case "email" when !MailAddress.TryCreate(text, out var mail) || mail.Address != text:
                throw AppwriteException.Structure($"Attribute \"{column.Key}\" has invalid format. Value must be a valid email address");
            case "url" when !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0:
                throw AppwriteException.Structure($"Attribute \"{column.Key}\" has invalid format. Value must be a valid URL");
            case "ip" when !IPAddress.TryParse(text, out _):
                throw AppwriteException.Structure($"Attribute \"{column.Key}\" has invalid format. Value must be a valid IP address");
        }
        return JsonValue.Create(text);
    }

    private static JsonValue Whole(Column column, JsonNode value, long min, long max, string rule)
    {
        // 1.0 is a float to PHP, and a float is not an integer.
        if (value.GetValueKind() != JsonValueKind.Number ||
            !long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < min || number > max)
        {
            throw Wrong(column, $"Value must be {rule}");
        }
        CheckRange(column, number);
        return JsonValue.Create(number);
    }

    private static JsonValue Real(Column column, JsonNode value)
    {
        if (value.GetValueKind() != JsonValueKind.Number || !double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number))
            throw Wrong(column, "Value must be a valid float");
        CheckRange(column, number);
        return JsonValue.Create(number);
    }

    private static void CheckRange(Column column, double number)
    {
        if (number < column.Min || number > column.Max)
            throw AppwriteException.Structure(string.Create(CultureInfo.InvariantCulture, $"Attribute \"{column.Key}\" has invalid format. Value must be a valid range between {column.Min} and {column.Max}"));
    }

    private static string? TextOf(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static AppwriteException Wrong(Column column, string rule) => AppwriteException.Structure($"Attribute \"{column.Key}\" has invalid type. {rule}");
}
