using System.Text.Json.Nodes;
using Sandbox.Desk;
using Sandbox.Gemini;

namespace Tests.Vendors.Played;

/// <summary>The Gemini bill on fake time: what each answer cost by the list prices of its day, reckoned here from the answers.</summary>
public sealed class GeminiBillTests : IAsyncLifetime
{
    private const string Lite = "gemini-3.5-flash-lite", Flash = "gemini-3.8-flash";

    private PlayedVendor _gemini = null!;

    public async ValueTask InitializeAsync()
    {
        _gemini = await PlayedVendor.BeginAsync(time => [new GeminiVendor(time)]);
        _gemini.Send("x-goog-api-key", Credentials.Key);
    }

    public ValueTask DisposeAsync() => _gemini.DisposeAsync();

    [Fact]
    public async Task Each_answer_is_charged_by_its_tokens()
    {
        var expected = 0m;
        for (var i = 0; i < 5; i++)
        {
            var (prompt, written) = Tokens((await AskAsync(Lite)).Body!);
            expected += (prompt * 0.30m + written * 2.50m) / 1_000_000;
        }
        await AskAsync("gemini-1.5-flash"); // refused: free
        var bill = await BillAsync();
        Assert.Equal((5, 0), (bill["calls"]!.GetValue<int>(), bill["unpriced"]!.GetValue<int>()));
        Assert.Equal(expected, bill["dollars"]!.GetValue<decimal>());
        Assert.True(expected > 0);
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_charged_and_a_request_that_never_came_is_not()
    {
        _gemini.Fault(FaultKind.StatusAfter, status: 503);
        Assert.Equal(503, (await AskAsync(Lite)).Status);
        _gemini.Fault(FaultKind.Status, status: 503);
        Assert.Equal(503, (await AskAsync(Lite)).Status);
        Assert.Equal(1, (await BillAsync())["calls"]!.GetValue<int>());
    }

    /// <summary>The first of January comes eight hours later there than in Greenwich.</summary>
    [Fact]
    public async Task A_price_holds_until_midnight_in_California()
    {
        _gemini.Time.SetUtcNow(new(2027, 1, 1, 7, 59, 0, TimeSpan.Zero));
        var (prompt, written) = Tokens((await AskAsync(Flash)).Body!);
        _gemini.Time.SetUtcNow(new(2027, 1, 1, 8, 0, 0, TimeSpan.Zero));
        var (morePrompt, moreWritten) = Tokens((await AskAsync(Flash)).Body!);
        var days = (await BillAsync())["byDay"]!.AsArray().ToDictionary(d => d!["day"]!.GetValue<string>(), d => d!["dollars"]!.GetValue<decimal>());
        Assert.Equal((prompt * 0.75m + written * 3.75m) / 1_000_000, days["2026-12-31"]);
        Assert.Equal((morePrompt * 1.50m + moreWritten * 7.50m) / 1_000_000, days["2027-01-01"]);
    }

    [Fact]
    public async Task What_was_batched_costs_half_once_the_job_has_ended()
    {
        await _gemini.SendAsync(HttpMethod.Post, $"/v1beta/models/{Lite}:batchGenerateContent", PlayedVendor.Json(new()
        {
            ["batch"] = new JsonObject
            {
                ["displayName"] = "night",
                ["inputConfig"] = new JsonObject { ["requests"] = new JsonObject { ["requests"] = new JsonArray(new JsonObject { ["request"] = Asked(), ["metadata"] = new JsonObject { ["key"] = "a" } }) } },
            },
        }), null);
        Assert.Equal(0, (await BillAsync())["calls"]!.GetValue<int>());
        _gemini.Time.Advance(TimeSpan.FromMinutes(5));
        var line = Assert.Single((await BillAsync())["byModel"]!.AsArray())!;
        Assert.True(line["batched"]!.GetValue<bool>());
        var tokens = line["tokens"]!;
        var (prompt, written) = (tokens["prompt"]!.GetValue<long>(), tokens["candidates"]!.GetValue<long>() + tokens["thoughts"]!.GetValue<long>());
        Assert.Equal((prompt * 0.15m + written * 1.25m) / 1_000_000, line["dollars"]!.GetValue<decimal>());
        Assert.True(prompt > 0 && written > 0);
    }

    private Task<Answer> AskAsync(string model) => _gemini.SendAsync(HttpMethod.Post, $"/v1beta/models/{model}:generateContent", PlayedVendor.Json(Asked()), null);

    private Task<JsonNode> BillAsync() => _gemini.Desk.GetAsync("gemini/bill");

    private static JsonObject Asked() => new() { ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = new JsonArray(new JsonObject { ["text"] = "A caption for a linen tote." }) }) };

    private static (int Prompt, int Written) Tokens(JsonNode answer)
    {
        var usage = answer["usageMetadata"]!;
        return (usage["promptTokenCount"]!.GetValue<int>(), usage["candidatesTokenCount"]!.GetValue<int>() + (usage["thoughtsTokenCount"]?.GetValue<int>() ?? 0));
    }
}
