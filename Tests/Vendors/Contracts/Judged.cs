namespace Tests.Vendors.Contracts;

/// <summary>Judges what is about to leave for a vendor that a stub plays.</summary>
/// <param name="host">What <see cref="ContractLedger.MustHold"/> is asked with.</param>
internal sealed class Judged(string vendor, string host) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).ToDictionary(h => h.Key, h => string.Join(',', h.Value));
        headers["Host"] = host;
        ContractLedger.Take(SentRequest.Of(vendor, request.Method.Method, request.RequestUri!.PathAndQuery, headers, body));
        return await base.SendAsync(request, cancellationToken);
    }
}
