namespace Sandbox.Meta;

/// <summary>
/// Fetches a picture as a platform does that is given its address.
/// The shop's picture host in the sandbox is on loopback; there is no other host to reach.
/// </summary>
public sealed class PictureDownload : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        DefaultRequestHeaders = { UserAgent = { new("facebookexternalhit", "1.1") } }, // who fetches says so; the bot does not
    };

    /// <param name="kind">How the media type begins.</param>
    /// <returns>Null when no such file can be had there.</returns>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<byte[]?> Get(string url, CancellationToken cancel, string kind = "image/")
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback) return null;
        try
        {
            using var answer = await _client.GetAsync(address, cancel);
            if (!answer.IsSuccessStatusCode) return null;
            if (answer.Content.Headers.ContentType?.MediaType?.StartsWith(kind, StringComparison.OrdinalIgnoreCase) != true) return null;
            return await answer.Content.ReadAsByteArrayAsync(cancel);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer from {address.Authority}");
        }
    }

    public void Dispose() => _client.Dispose();
}
