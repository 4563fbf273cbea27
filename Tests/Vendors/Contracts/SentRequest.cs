using System.Text;

namespace Tests.Vendors.Contracts;

/// <summary>One request as it arrived at a vendor.</summary>
/// <param name="Path">Without the query.</param>
/// <param name="Query">As it was written, without the question mark.</param>
/// <param name="Headers">By name, whatever its case.</param>
internal sealed record SentRequest(string Vendor, string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Empty when there is none.</summary>
    public string ContentType => Headers.GetValueOrDefault("Content-Type") ?? "";

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public static SentRequest Of(string vendor, string method, string pathAndQuery, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        var split = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = split < 0 ? (pathAndQuery, "") : (pathAndQuery[..split], pathAndQuery[(split + 1)..]);
        return new(vendor, method, Uri.UnescapeDataString(path), query, new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase), body);
    }

    public override string ToString()
    {
        var body = ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? $"({ContentType}, {Body.Length} bytes)" : Text;
        return $"{Vendor} {Method} {Path}{(Query.Length > 0 ? "?" + Query : "")} {(body.Length > 600 ? body[..600] + "…" : body)}".TrimEnd();
    }
}
