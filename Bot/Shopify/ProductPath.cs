namespace Bot.Shopify;

/// <summary>Product pages have <c>products</c> and the handle as two segments of their path, with anything before them.</summary>
internal static class ProductPath
{
    /// <returns>The handle, lower-case and decoded; null when the path is not a product page.</returns>
    public static string? Handle(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindLastIndex(segments, s => s.Equals("products", StringComparison.OrdinalIgnoreCase));
        if (at < 0 || at + 1 >= segments.Length) return null;
        var handle = Uri.UnescapeDataString(Bare(segments[at + 1])).ToLowerInvariant();
        return handle.Length is > 0 and <= 255 && handle.All(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark || c is '-' or '_' or '.')
            ? handle
            : null;
    }

    /// <summary>The path without what may hang on its end.</summary>
    public static string Page(string path) => "/" + Bare(path.Split('?', '#')[0].Trim('/'));

    private static string Bare(string segment)
    {
        var end = segment.AsSpan();
        if (end.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) end = end[..^5];
        else if (end.EndsWith(".js", StringComparison.OrdinalIgnoreCase)) end = end[..^3];
        return end.ToString();
    }
}
