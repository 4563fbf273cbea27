using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Conversations.Shop;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>
/// Reads through Shopify's Admin GraphQL API. An answer of 200 can still be a refusal, so it is looked at in this order:
/// status, top-level errors, data. https://shopify.dev/docs/api/admin-graphql/2026-10
/// </summary>
public sealed partial class ShopifyClient(
    IHttpClientFactory http, ShopifyTokens tokens, IOptions<ShopifyOptions> options, VendorHealth health, TimeProvider time, ILogger<ShopifyClient> log)
{
    public const string Vendor = "shopify";

    internal const string Name = "shopify";

    private const string Version = "2026-10";

    // The person waits for a card: longer than this, it is better to say so.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    private string? _warnedOf;

    /// <exception cref="ShopUnavailableException">Whatever the reason: the answer is not known.</exception>
    internal async Task<T> QueryAsync<T>(string query, Dictionary<string, string>? variables, JsonTypeInfo<T> type, CancellationToken ct)
    {
        if (!options.Value.IsOn) throw new ShopUnavailableException("Shopify is off: SHOPIFY_SHOP is not set.", needsOwner: true);
        try
        {
            var body = new GraphRequest(query, variables is null ? null : JsonSerializer.SerializeToElement(variables, ShopifyJson.Default.DictionaryStringString));
            var answer = await AskAsync(body, ct);
            var data = answer.Data.Deserialize(type) ?? throw new JsonException("null");
            health.Works(Vendor);
            return data;
        }
        catch (VendorCallException e)
        {
            throw new ShopUnavailableException(e.Message, inner: e);
        }
        catch (JsonException e)
        {
            health.Fails(Vendor, "Its answer cannot be read.");
            throw new ShopUnavailableException("Shopify's answer cannot be read.", inner: e);
        }
    }

    private async Task<GraphAnswer> AskAsync(GraphRequest body, CancellationToken ct)
    {
        var (renewed, waited) = (false, false);
        while (true)
        {
            var token = await tokens.GetAsync(ct);
            using var response = await SendAsync(body, token, ct);
            if (response.StatusCode == HttpStatusCode.Unauthorized && !renewed && await tokens.RefusedAsync(token, ct))
            {
                renewed = true;
                continue;
            }
            var (answer, wait) = await JudgeAsync(response, ct);
            if (answer is not null) return answer;
            if (waited || wait > LongestWait) throw Trouble("It says: too many calls.", "Shopify throttles us.");
            waited = true;
            await Task.Delay(wait, time, ct);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(GraphRequest body, string token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Api, $"/admin/api/{Version}/graphql.json")).As("POST graphql.json");
        request.Headers.Add("X-Shopify-Access-Token", token);
        request.Content = JsonContent.Create(body, ShopifyJson.Default.GraphRequest);
        using var client = http.CreateClient(Name);
        return await client.SendAsync(request, ct);
    }

    /// <returns>An answer with data, or how long to wait before asking once more.</returns>
    private async Task<(GraphAnswer? Answer, TimeSpan Wait)> JudgeAsync(HttpResponseMessage response, CancellationToken ct)
    {
        WarnOfVersion(response);
        var status = (int)response.StatusCode;
        if (status == 429) return (null, response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(2));
        if (status != 200)
            throw new ShopUnavailableException($"Shopify answered {status}.", needsOwner: status is 401 or 402 or 403 or 404 or 423);

        var answer = await response.Content.ReadFromJsonAsync(ShopifyJson.Default.GraphAnswer, ct) ?? throw new JsonException("null");
        if (answer.Errors is { Count: > 0 } errors)
        {
            var codes = errors.Select(e => e.Extensions?.Code ?? "").ToList();
            if (codes.Contains("THROTTLED")) return (null, WaitFor(answer.Extensions?.Cost));
            var ours = codes.Any(c => c is "ACCESS_DENIED" or "SHOP_INACTIVE");
            throw Trouble(ours ? "It refuses us the right." : "It answers with an error.", $"Shopify answered with errors: {string.Join(", ", codes)}", ours);
        }
        return answer.Data.ValueKind == JsonValueKind.Object ? (answer, TimeSpan.Zero) : throw new JsonException("no data");
    }

    private static TimeSpan WaitFor(GraphCost? cost) => cost?.ThrottleStatus is { RestoreRate: > 0 } status
        ? TimeSpan.FromSeconds(Math.Clamp((cost.RequestedQueryCost - status.CurrentlyAvailable) / status.RestoreRate, 0.1, 600))
        : TimeSpan.FromSeconds(2);

    private ShopUnavailableException Trouble(string reason, string message, bool needsOwner = false)
    {
        health.Fails(Vendor, reason);
        return new(message, needsOwner);
    }

    // A version that is gone is not an error: Shopify quietly answers with the oldest one alive.
    private void WarnOfVersion(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("X-Shopify-API-Version", out var values) || values.First() is not { } served) return;
        if (served == Version || served == _warnedOf) return;
        _warnedOf = served;
        Log.OtherVersion(log, Version, served);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Shopify was asked for API version {Asked} and answered with {Served}")]
        public static partial void OtherVersion(ILogger log, string asked, string served);
    }
}
