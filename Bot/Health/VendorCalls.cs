using Conversations.Settings;

namespace Bot.Health;

/// <summary>What holds for every call to one vendor.</summary>
/// <param name="Vendor">Its name in <c>RATE_LIMITS</c> and on the health card.</param>
/// <param name="Deadline">For the whole call: connecting, sending, waiting and reading the last byte.</param>
/// <param name="MaxBytes">The largest answer we read.</param>
/// <param name="Streamed">The adapter reads the body itself, piece by piece, with a deadline and a cap of its own: ours ends with the headers.</param>
/// <param name="OkIsSuccess">False where an answer of 200 can still be a refusal: then the adapter notes success itself.</param>
/// <param name="Counted">False for plain web pages and pictures, which no API quota counts.</param>
public sealed record CallRules(string Vendor, TimeSpan Deadline, int MaxBytes, bool Counted = true, bool OkIsSuccess = true, bool Streamed = false);

/// <summary>
/// Stands in front of every vendor's connection: asks the rate window, keeps the deadline and the size cap (V1), records
/// the call and notes the vendor's health. Never retries, and never tells anyone an address or a header (X3).
/// </summary>
public sealed class VendorCalls(CallRules rules, IRateWindow windows, ICallRecord record, VendorHealth health, VendorWaits waits, TimeProvider time) : DelegatingHandler
{
    /// <summary>Method and path pattern of a request, for the record.</summary>
    internal static readonly HttpRequestOptionsKey<string> Endpoint = new("endpoint");

    /// <summary>Only status and headers matter: the body is not read.</summary>
    internal static readonly HttpRequestOptionsKey<bool> HeadersOnly = new("headers only");

    /// <summary>No quota of the vendor counts it: neither taken from a window nor recorded for one.</summary>
    internal static readonly HttpRequestOptionsKey<bool> OutsideWindow = new("outside window");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // With a known length: not every server takes a body in chunks, and a body that cannot be made is never half sent.
        // Nobody keeps a film in memory to learn its length.
        if (request.Content is { Headers.ContentLength: null } content) await content.LoadIntoBufferAsync(cancellationToken);
        var inWindow = rules.Counted && !request.Has(OutsideWindow);
        if (inWindow) await TakeAsync(cancellationToken);
        using var deadline = new CancellationTokenSource(rules.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var status = 0;
        try
        {
            var response = await base.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
            await ReadAsync(request, response, either.Token);
            if (rules.Counted) Note(status);
            return response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(CallFailure.TimedOut, "It took too long to answer.", e);
        }
        catch (HttpRequestException e)
        {
            var before = e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
            throw before
                ? Failed(CallFailure.NotSent, "It could not be reached.", e)
                : Failed(CallFailure.Broken, e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? "Its answer was too large." : "The connection broke.", e);
        }
        catch (IOException e)
        {
            throw Failed(CallFailure.Broken, "The connection broke.", e);
        }
        finally
        {
            if (inWindow) record.Record(rules.Vendor, request.Options.TryGetValue(Endpoint, out var name) ? name : request.Method.Method, status, time.GetUtcNow());
        }
    }

    private async Task TakeAsync(CancellationToken ct)
    {
        if (waits.Left(rules.Vendor) is { Ticks: > 0 } left) throw new VendorCallException(CallFailure.WindowFull, "It asks to be left alone for a while.", left);
        var decision = await windows.TakeAsync(rules.Vendor, ct);
        if (!decision.Allowed)
            throw new VendorCallException(CallFailure.WindowFull, $"Our own limit on calls to {rules.Vendor} is reached.", decision.RetryAfter);
    }

    // Read here and not by the client, so that the deadline covers a body that drips.
    private async Task ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken ct)
    {
        if (rules.Streamed) return;
        try
        {
            if (request.Has(HeadersOnly))
            {
                response.Content.Dispose();
                response.Content = new ByteArrayContent([]);
                return;
            }
            await response.Content.LoadIntoBufferAsync(rules.MaxBytes, ct);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private void Note(int status)
    {
        if (status < 400)
        {
            if (rules.OkIsSuccess) health.Works(rules.Vendor);
            return;
        }
        var reason = status switch
        {
            401 => "It refuses our key.",
            402 => "Its plan or quota is used up.",
            403 => "It refuses us the right.",
            408 or 504 => "It takes too long.",
            429 => "It says: too many calls.",
            >= 500 => $"It answers with an error ({status}).",
            _ => null,   // a refusal of one request says nothing about the vendor
        };
        if (reason is not null) health.Fails(rules.Vendor, reason);
    }

    private VendorCallException Failed(CallFailure failure, string reason, Exception inner)
    {
        if (rules.Counted) health.Fails(rules.Vendor, reason);
        return new(failure, reason, null, inner);
    }
}
