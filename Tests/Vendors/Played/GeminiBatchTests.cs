using System.Text.Json.Nodes;
using Sandbox.Desk;
using Sandbox.Gemini;

namespace Tests.Vendors.Played;

/// <summary>Batches as the Gemini API plays them, on fake time: their states, what is lost with them, and that nothing makes two into one.</summary>
public sealed class GeminiBatchTests : IAsyncLifetime
{
    private const string Create = "/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent";

    private PlayedVendor _gemini = null!;

    public async ValueTask InitializeAsync()
    {
        _gemini = await PlayedVendor.BeginAsync(time => [new GeminiVendor(time)]);
        _gemini.Send("x-goog-api-key", Credentials.Key);
    }

    public ValueTask DisposeAsync() => _gemini.DisposeAsync();

    [Fact]
    public async Task A_job_goes_from_pending_over_running_to_its_results()
    {
        await TurnAsync(new() { ["minutes"] = 60 });
        var job = (await CreateAsync("night", "a", "b")).Text("name");
        Assert.Equal("BATCH_STATE_PENDING", await StateAsync(job));
        _gemini.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("BATCH_STATE_RUNNING", await StateAsync(job));
        _gemini.Time.Advance(TimeSpan.FromMinutes(1));
        var done = (await GetAsync(job)).Body!;
        Assert.True(done["done"]!.GetValue<bool>());
        Assert.Equal("2", done["metadata"]!["batchStats"]!["successfulRequestCount"]!.GetValue<string>());
        var answers = done["metadata"]!["output"]!["inlinedResponses"]!["inlinedResponses"]!.AsArray();
        Assert.Equal(["a", "b"], answers.Select(a => a!["metadata"]!["key"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(answers, a => Assert.Equal("STOP", a!["response"]!["candidates"]![0]!["finishReason"]!.GetValue<string>()));
        Assert.Equal(done.ToJsonString(), (await GetAsync(job)).Body!.ToJsonString()); // it is worked out once
        Assert.Null((await ListAsync("")).Single()["metadata"]!["output"]);
    }

    [Theory]
    [InlineData(2_880, 0, "BATCH_STATE_EXPIRED")]
    [InlineData(60, 1, "BATCH_STATE_FAILED")]
    public async Task A_job_that_expires_or_fails_has_no_results(int minutes, int fail, string state)
    {
        await TurnAsync(new() { ["minutes"] = minutes, ["fail"] = fail });
        var job = (await CreateAsync("night", "a")).Text("name");
        _gemini.Time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        Assert.Equal("BATCH_STATE_RUNNING", await StateAsync(job));
        _gemini.Time.Advance(TimeSpan.FromSeconds(1));
        var done = (await GetAsync(job)).Body!;
        Assert.Equal(state, done["metadata"]!["state"]!.GetValue<string>());
        Assert.NotNull(done["error"]);
        Assert.Null(done["metadata"]!["output"]);
    }

    [Fact]
    public async Task One_that_cannot_be_answered_fails_alone()
    {
        await _gemini.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "503" });
        var job = (await CreateAsync("night", "a", "b")).Text("name");
        _gemini.Time.Advance(TimeSpan.FromMinutes(5));
        var done = (await GetAsync(job)).Body!["metadata"]!;
        Assert.Equal("BATCH_STATE_SUCCEEDED", done["state"]!.GetValue<string>());
        var answers = done["output"]!["inlinedResponses"]!["inlinedResponses"]!.AsArray().ToDictionary(a => a!["metadata"]!["key"]!.GetValue<string>(), a => a!);
        Assert.Equal(14, answers["a"]["error"]!["code"]!.GetValue<int>());
        Assert.Null(answers["a"]["response"]);
        Assert.NotNull(answers["b"]["response"]);
    }

    [Fact]
    public async Task An_answer_that_is_lost_leaves_a_job_which_the_list_finds_and_asking_again_makes_a_second()
    {
        _gemini.Fault(FaultKind.StatusAfter, "batchGenerateContent", status: 503);
        Assert.Equal(503, (await CreateAsync("night", "a")).Status);
        Assert.Equal("night", Assert.Single(await ListAsync(""))["metadata"]!["displayName"]!.GetValue<string>());
        await CreateAsync("night", "a");
        Assert.Equal(2, (await ListAsync("")).Count);
        Assert.Equal(2, (await _gemini.Desk.GetAsync("gemini/batches")).AsArray().Count);
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        for (var i = 0; i < 5; i++) await CreateAsync($"night {i}", "a");
        var names = new List<string>();
        var token = "";
        do
        {
            var page = (await GetAsync("batches?pageSize=2" + (token.Length > 0 ? "&pageToken=" + Uri.EscapeDataString(token) : ""))).Body!;
            names.AddRange(page["operations"]!.AsArray().Select(o => o!["metadata"]!["displayName"]!.GetValue<string>()));
            token = page["nextPageToken"]?.GetValue<string>() ?? "";
        }
        while (token.Length > 0);
        Assert.Equal(["night 4", "night 3", "night 2", "night 1", "night 0"], names);
        Assert.Equal(400, (await GetAsync("batches?pageToken=x")).Status);
    }

    [Fact]
    public async Task A_cancelled_job_stays_without_results_and_a_deleted_one_is_gone()
    {
        var job = (await CreateAsync("night", "a")).Text("name");
        Assert.Equal(200, (await _gemini.SendAsync(HttpMethod.Post, $"/v1beta/{job}:cancel", null, null)).Status);
        _gemini.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("BATCH_STATE_CANCELLED", await StateAsync(job));
        Assert.Equal(200, (await _gemini.SendAsync(HttpMethod.Delete, $"/v1beta/{job}", null, null)).Status);
        Assert.Equal(404, (await GetAsync(job)).Status);
        Assert.Empty(await ListAsync(""));
    }

    [Theory]
    [InlineData("""{"batch":{"inputConfig":{"requests":{"requests":[{"request":{"contents":[{"parts":[{"text":"a"}]}]}}]}}}}""", "display_name")]
    [InlineData("""{"batch":{"displayName":"n","inputConfig":{"requests":{"requests":[]}}}}""", "requests is not specified")]
    [InlineData("""{"batch":{"displayName":"n","inputConfig":{"requests":{"requests":[{"metadata":{"key":"a"}}]}}}}""", "request is not specified")]
    [InlineData("""{"batch":{"displayName":"n","inputConfig":{"requests":{"requests":[{"request":{"content":[]},"metadata":{"key":"a"}}]}}}}""", "batch.input_config.requests.requests[0].request")]
    [InlineData("""{"displayName":"n"}""", "displayName")]
    public async Task What_is_not_a_batch_is_refused_and_makes_none(string body, string words)
    {
        var refused = await _gemini.SendAsync(HttpMethod.Post, Create, PlayedVendor.Json(JsonNode.Parse(body)!.AsObject()), null, wrong: true);
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Body!["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(""));
    }

    [Fact]
    public async Task A_model_says_when_it_ends_and_is_not_found_from_then_on()
    {
        await _gemini.Desk.PostAsync("gemini/models", new JsonObject { ["id"] = "gemini-3.5-flash-lite", ["retirementTime"] = "2026-11-24T09:00:00Z" });
        var status = (await GetAsync("models/gemini-3.5-flash-lite")).Body!["modelStatus"]!;
        Assert.Equal(("DEPRECATED", "2026-11-24T09:00:00Z"), (status["modelStage"]!.GetValue<string>(), status["retirementTime"]!.GetValue<string>()));
        _gemini.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(404, (await GetAsync("models/gemini-3.5-flash-lite")).Status);
        Assert.Equal(404, (await CreateAsync("night", "a")).Status);
    }

    private Task<JsonNode?> TurnAsync(JsonObject wish) => _gemini.Desk.PostAsync("gemini/batches", wish);

    private Task<Answer> CreateAsync(string name, params string[] keys) => _gemini.SendAsync(HttpMethod.Post, Create, PlayedVendor.Json(new()
    {
        ["batch"] = new JsonObject
        {
            ["displayName"] = name,
            ["inputConfig"] = new JsonObject
            {
                ["requests"] = new JsonObject
                {
                    ["requests"] = new JsonArray([.. keys.Select(k => (JsonNode?)new JsonObject
                    {
                        ["request"] = new JsonObject { ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = new JsonArray(new JsonObject { ["text"] = "A caption for a linen tote." }) }) },
                        ["metadata"] = new JsonObject { ["key"] = k },
                    })]),
                },
            },
        },
    }), null);

    private Task<Answer> GetAsync(string what) => _gemini.SendAsync(HttpMethod.Get, "/v1beta/" + what, null, null);

    private async Task<string> StateAsync(string job) => (await GetAsync(job)).Body!["metadata"]!["state"]!.GetValue<string>();

    private async Task<IReadOnlyList<JsonNode>> ListAsync(string query) => [.. ((await GetAsync("batches" + query)).Body!["operations"]?.AsArray() ?? []).Select(o => o!)];
}
