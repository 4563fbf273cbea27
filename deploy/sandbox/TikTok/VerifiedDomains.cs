namespace Sandbox.TikTok;

/// <summary>Where the app has shown to be at home: media is pulled from there and from nowhere else. Thread-safe.</summary>
public sealed class VerifiedDomains
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _domains = [];

    /// <param name="domain">A host, or host and port.</param>
    public void Verify(string domain)
    {
        lock (_gate) _domains.Add(domain);
    }

    /// <summary>HTTPS only; in the sandbox nothing but loopback can be reached, where plain HTTP will do.</summary>
    public bool Hold(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return false;
        if (address.Scheme != Uri.UriSchemeHttps && !(address.IsLoopback && address.Scheme == Uri.UriSchemeHttp)) return false;
        lock (_gate) return _domains.Any(d => address.Host == d || address.Authority == d || address.Host.EndsWith("." + d, StringComparison.Ordinal));
    }
}
