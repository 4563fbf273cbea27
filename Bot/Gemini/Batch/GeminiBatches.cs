using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Conversations.Posts.Drafting.Ahead;
using Microsoft.Extensions.Options;

namespace Bot.Gemini.Batch;

/// <summary>Gemini's batches, with the requests in the call itself. https://ai.google.dev/gemini-api/docs/batch-api</summary>
public sealed class GeminiBatches(GeminiClient client, IOptions<GeminiOptions> options) : IDraftBatches
{
    private const int PageSize = 100;

    /// <summary>Ours of the last days are among the newest.</summary>
    private const int MostPages = 10;

    public bool IsOn => options.Value is { IsOn: true, IsBatched: true };

    public string Model => options.Value.Models[0];

    public (long Input, long Output) MostOf(BatchRequest request)
    {
        var generate = Request(request);
        return (generate.MostInput(), generate.GenerationConfig.MaxOutputTokens);
    }

    public async Task<BatchCreation> CreateAsync(string displayName, IReadOnlyList<BatchRequest> requests, CancellationToken ct)
    {
        var body = new CreateBatch(new(displayName, new(new([.. requests.Select(r => new InlineRequest(Request(r), new(r.Key)))]))));
        try
        {
            var (status, answer) = await SendAsync(HttpMethod.Post, $"models/{Model}:batchGenerateContent", "POST models:batchGenerateContent", JsonContent.Create(body, BatchJson.Default.CreateBatch), BatchJson.Default.BatchOperation, ct);
            return status switch
            {
                HttpStatusCode.OK when answer?.Name is { Length: > 0 } name => new BatchCreation.Created(name),
                >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout and not (HttpStatusCode)499 => new BatchCreation.Refused(Words(status)),
                _ => new BatchCreation.Unknown(Words(status)),
            };
        }
        catch (VendorCallException e)
        {
            return e.Failure is CallFailure.NotSent or CallFailure.WindowFull ? new BatchCreation.Refused(e.Message) : new BatchCreation.Unknown(e.Message);
        }
    }

    public async Task<string?> FindAsync(string displayName, CancellationToken ct)
    {
        string? next = null;
        for (var page = 0; page < MostPages && (page == 0 || next is not null); page++)
        {
            var query = next is null ? "" : $"&pageToken={Uri.EscapeDataString(next)}";
            var list = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"batches?pageSize={PageSize}{query}"), "GET batches", BatchJson.Default.BatchList, ct);
            if (list.Answer?.Operations?.FirstOrDefault(o => o.Metadata?.DisplayName == displayName)?.Name is { } name) return name;
            next = list.Answer?.NextPageToken is { Length: > 0 } token ? token : null;
        }
        return null;
    }

    public async Task<BatchLook> LookAsync(string name, CancellationToken ct)
    {
        var (status, answer) = await AskAsync(name, "GET batch", BatchJson.Default.BatchOperation, ct);
        return (status, answer?.Metadata?.State) switch
        {
            (HttpStatusCode.NotFound, _) => new BatchLook.Ended("it is gone"),
            (HttpStatusCode.OK, "BATCH_STATE_SUCCEEDED") when answer!.Metadata!.Output?.InlinedResponses?.Responses is { } responses =>
                new BatchLook.Done([.. responses.Where(r => r.Metadata?.Key is not null).Select(Answer)]),
            (HttpStatusCode.OK, "BATCH_STATE_SUCCEEDED") => new BatchLook.Ended("it brought nothing"),
            (HttpStatusCode.OK, "BATCH_STATE_FAILED" or "BATCH_STATE_CANCELLED" or "BATCH_STATE_EXPIRED") => new BatchLook.Ended(answer!.Metadata!.State!),
            _ => new BatchLook.Waiting(),
        };
    }

    private GenerateRequest Request(BatchRequest request) => GeminiRequests.From(request.Messages, request.Options).For(Model);

    private BatchAnswer Answer(InlineResponse item)
    {
        var (key, model) = (item.Metadata!.Key, item.Response?.ModelVersion ?? Model);
        if (item.Response is not { } response) return new(key, null, model, null, $"error {item.Error?.Code}");
        return GeminiAnswers.Judge(response, json: true) switch
        {
            GeminiVerdict.Good good => new(key, good.Text, model, response.UsageMetadata?.Billed, null),
            GeminiVerdict.Final final => new(key, null, model, response.UsageMetadata?.Billed, final.Detail),
            GeminiVerdict.OnceMore again => new(key, null, model, response.UsageMetadata?.Billed, again.Detail),
            var other => new(key, null, model, response.UsageMetadata?.Billed, $"{other}"),
        };
    }

    /// <summary>A question that can be asked again: without an answer there is no status either.</summary>
    private async Task<(HttpStatusCode? Status, T? Answer)> AskAsync<T>(string path, string endpoint, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        try
        {
            return await SendAsync(HttpMethod.Get, path, endpoint, null, type, ct);
        }
        catch (VendorCallException)
        {
            return (null, null);
        }
    }

    /// <returns>No answer where its body is not what it should be.</returns>
    private async Task<(HttpStatusCode Status, T? Answer)> SendAsync<T>(HttpMethod method, string path, string endpoint, HttpContent? content, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        using var response = await client.SendAsync(method, path, endpoint, content, ct);
        if (!response.IsSuccessStatusCode) return (response.StatusCode, null);
        try
        {
            return (response.StatusCode, await response.Content.ReadFromJsonAsync(type, ct));
        }
        catch (JsonException)
        {
            return (response.StatusCode, null);
        }
    }

    private static string Words(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}");
}
