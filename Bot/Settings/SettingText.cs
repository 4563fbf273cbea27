namespace Bot.Settings;

/// <summary>Settings as people leave them in files: with blanks, a byte order mark or nothing at all around the value.</summary>
internal static class SettingText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <returns>The value without what surrounds it; null when nothing is left, so that "set to nothing" means "not set".</returns>
    public static string? Clean(string? value)
    {
        if (value is null) return null;
        var text = value.AsSpan();
        while (!text.IsEmpty && IsAround(text[0])) text = text[1..];
        while (!text.IsEmpty && IsAround(text[^1])) text = text[..^1];
        return text.IsEmpty ? null : text.ToString();
    }

    public static IReadOnlyList<string> List(string? value) =>
        value is null ? [] : value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAround(char c) => char.IsWhiteSpace(c) || c == ByteOrderMark;
}
