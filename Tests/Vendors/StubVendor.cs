using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Tests.Vendors;

/// <summary>A request as it would have left the house.</summary>
internal sealed record Seen(string Method, Uri Address, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>
/// Plays a vendor at the end of the handler chain: answers with what the test has laid out, in order. A request that was
/// not expected fails the test.
/// </summary>
internal sealed class StubVendor : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<Seen, HttpResponseMessage>> _answers = new();

    public List<Seen> Requests { get; } = [];

    public bool IsDone => _answers.IsEmpty;

    public StubVendor Answers(int status, string body, params (string Name, string Value)[] headers) => Answers(_ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    });

    public StubVendor AnswersBytes(int status, byte[] body) => Answers(_ => new((HttpStatusCode)status) { Content = new ByteArrayContent(body) });

    public StubVendor Fails(HttpRequestError error) => Answers(_ => throw new HttpRequestException(error, "stub"));

    public StubVendor Answers(Func<Seen, HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new Seen(request.Method.Method, request.RequestUri!, body, request.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
        lock (Requests) Requests.Add(seen);
        return _answers.TryDequeue(out var answer) ? answer(seen) : throw new InvalidOperationException($"Not expected: {seen.Method} {seen.Address} {seen.Body}");
    }
}
