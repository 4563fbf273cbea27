using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Sandbox.Gemini.Batch;
using Sandbox.Gemini.Bill;

namespace Sandbox.Gemini;

/// <summary>The Gemini API: models, generateContent, countTokens and batches, under both version prefixes.</summary>
public sealed class GeminiVendor : IVendor
{
    private readonly NextAnswers _next = new();
    private readonly TokenBill _bill = new();
    private readonly ModelStatuses _models;
    private readonly GenerateContent _generate;
    private readonly BatchBook _batches;

    public GeminiVendor(TimeProvider time)
    {
        _models = new(time);
        _generate = new(_next, _bill, time);
        _batches = new(time, _generate);
    }

    public string Name => "gemini";

    public void Map(WebApplication app)
    {
        var batches = new BatchRoutes(_batches);
        foreach (var version in new[] { "v1beta", "v1" })
        {
            app.MapGet($"/{version}/models", (HttpRequest r) => Credentials.Refuses(r)?.Answer() ?? Json(new JsonObject
            {
                ["models"] = new JsonArray([.. _models.All.Select(m => (JsonNode?)_models.Json(m))]),
            }));
            app.MapGet($"/{version}/models/{{id}}", (HttpRequest r, string id) => Credentials.Refuses(r)?.Answer()
                ?? (_models.Find(id) is { } model ? Json(_models.Json(model)) : new GoogleError(404, "NOT_FOUND", $"Model is not found: models/{id} for api version {version}").Answer()));
            app.MapPost($"/{version}/models/{{call}}", async (HttpRequest r, string call) =>
            {
                if (Credentials.Refuses(r) is { } refusal) return refusal.Answer();
                using var reader = new StreamReader(r.Body, Encoding.UTF8);
                var body = await reader.ReadToEndAsync();
                var (id, method) = call.LastIndexOf(':') is var at and > 0 ? (call[..at], call[(at + 1)..]) : (call, "");
                if (method is not ("generateContent" or "countTokens" or "batchGenerateContent")) return NoRoute();
                if (_models.Find(id) is not { Method: "generateContent" } model) return GoogleError.NoModel(id, version, method).Answer();
                return method switch
                {
                    "countTokens" => TokenCount.Answer(body),
                    "batchGenerateContent" => batches.Create(body, model),
                    _ => _generate.Answer(body, model, version),
                };
            });
            batches.Map(app, version);
        }
        app.MapFallback(NoRoute);
    }

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["GEMINI_API_KEY"] = Credentials.Key,
        ["GEMINI_API_URL"] = address,
    };

    public void MapControl(RouteGroupBuilder control)
    {
        control.MapGet("/modes", () => NextAnswers.Modes);
        control.MapPost("/next", (Wish wish) =>
        {
            if (wish.Mode != "normal" && !NextAnswers.Modes.Contains(wish.Mode.Split(':')[0])) return Results.BadRequest("unknown mode; GET modes lists them");
            _next.Add(wish.Mode, wish.Times ?? 1);
            return Results.NoContent();
        });
        control.MapPost("/models", (ModelWish wish) =>
        {
            if (_models.Find(wish.Id) is not { } model) return Results.BadRequest("no model has that id");
            _models.Announce(model.Id, wish.Stage ?? "DEPRECATED", wish.RetirementTime);
            return Results.NoContent();
        });
        new BatchControl(_batches).Map(control);
        control.Show("/bill", () =>
        {
            _batches.Ledger(); // what has ended by now is paid
            return _bill.Show();
        });
    }

    public (string ContentType, string Body) ErrorBody(int status) => ("application/json; charset=UTF-8", (status switch
    {
        400 => GoogleError.Invalid("Request contains an invalid argument."),
        401 => GoogleError.Unauthenticated,
        403 => GoogleError.NoKey,
        404 => new(404, "NOT_FOUND", "Requested entity was not found."),
        429 => GoogleError.ExhaustedBare,
        503 => GoogleError.Overloaded,
        504 => new(504, "DEADLINE_EXCEEDED", "The request timed out. Please try again."),
        _ => GoogleError.Internal with { Code = status },
    }).Body());

    public static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json; charset=UTF-8", Encoding.UTF8);

    public static IResult NoRoute() => Results.Text("<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p><b>404.</b> That’s an error.</html>", "text/html; charset=UTF-8", Encoding.UTF8, 404);

    /// <summary><c>mode</c> may carry a reason: <c>promptBlocked:PROHIBITED_CONTENT</c>. <c>times</c> 0 is until <c>normal</c>.</summary>
    private sealed record Wish(string Mode, int? Times);

    /// <summary>What Google announces of a model; from <c>retirementTime</c> on it is not found.</summary>
    private sealed record ModelWish(string Id, string? Stage, DateTimeOffset? RetirementTime);
}
