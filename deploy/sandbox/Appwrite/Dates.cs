using System.Globalization;

namespace Sandbox.Appwrite;

/// <summary>ISO 8601 in, <c>yyyy-MM-ddTHH:mm:ss.fff+00:00</c> out.</summary>
public static class Dates
{
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string text) =>
        text.Length >= 10 && char.IsAsciiDigit(text[0]) &&
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
