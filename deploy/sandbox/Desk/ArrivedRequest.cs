using System.Diagnostics;

namespace Sandbox.Desk;

/// <summary>A request as it came in, before anything is done with it: told to whoever listens in this process.</summary>
/// <param name="Path">With its query, as it was written.</param>
public sealed record ArrivedRequest(string Vendor, string Method, string Path, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The name of the <see cref="DiagnosticListener"/>.</summary>
    public const string Listener = "Sandbox.Requests";

    /// <param name="request">Buffered; it is read from the beginning and left there.</param>
    internal static async Task<ArrivedRequest> OfAsync(string vendor, HttpRequest request)
    {
        using var body = new MemoryStream();
        request.Body.Position = 0;
        await request.Body.CopyToAsync(body);
        request.Body.Position = 0;
        return new(vendor, request.Method, request.Path + request.QueryString, request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()), body.ToArray());
    }
}
