using System.Text.Json;
using Bot.Gemini;
using Bot.Health;
using Conversations.Posts.Writing;
using Microsoft.Extensions.AI;

namespace Tests.Vendors.Gemini;

public sealed class GeminiTests
{
    private const string Good = """
        {"candidates":[{"index":0,"content":{"role":"model","parts":[{"thought":true,"text":"hm"},{"text":"{\"caption\":"},{"text":"\"Fresh\"}"}]},"finishReason":"STOP"}],
        "usageMetadata":{"promptTokenCount":900,"cachedContentTokenCount":100,"candidatesTokenCount":40,"thoughtsTokenCount":60,"totalTokenCount":1000},
        "modelVersion":"gemini-3.5-flash-lite-001","responseId":"r1"}
        """;

    private const string PerDay = """
        {"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"m","quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier","quotaValue":"20"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"26s"}]}}
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_answer_comes_with_its_model_and_its_cost()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, Good);
        var response = await Ask(rig);
        Assert.Equal("""{"caption":"Fresh"}""", response.Text);
        Assert.Equal("gemini-3.5-flash-lite-001", response.ModelId);
        var usage = response.Usage!;
        Assert.Equal((900L, 100L, 100L, 60L, 1000L), (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount, usage.ReasoningTokenCount, usage.TotalTokenCount));
    }

    [Fact]
    public async Task The_request_is_the_documented_one()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, Good);
        await Ask(rig);
        var request = Assert.Single(rig.Vendor.Requests);
        Assert.Equal("https://generativelanguage.googleapis.com/v1beta/models/first:generateContent", request.Address.AbsoluteUri);
        Assert.Equal("AQ.key", request.Headers["x-goog-api-key"]);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(
            """{"systemInstruction":{"parts":[{"text":"Be kind."}]},"contents":[{"role":"user","parts":[{"text":"Write."}]}],"generationConfig":{"maxOutputTokens":2048,"thinkingConfig":{"thinkingLevel":"low"},"responseMimeType":"application/json","responseJsonSchema":{"type":"object"}}}""",
            request.Body);
    }

    [Fact]
    public async Task The_key_stands_in_no_address()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, Good);
        await Ask(rig);
        Assert.DoesNotContain("AQ.key", rig.Vendor.Requests[0].Address.AbsoluteUri + rig.Calls.All[0].Endpoint, StringComparison.Ordinal);
    }

    public static TheoryData<string, ModelTrouble, int> Answers => new()
    {
        { """{"promptFeedback":{"blockReason":"SAFETY"}}""", ModelTrouble.PromptBlocked, 1 },
        { """{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":3}}""", ModelTrouble.PromptBlocked, 1 },
        { "{}", ModelTrouble.Empty, 2 },
        { """{"candidates":[]}""", ModelTrouble.Empty, 2 },
        { Candidate("STOP", parts: ""), ModelTrouble.Empty, 2 },
        { """{"candidates":[{"content":{"role":"model"},"finishReason":"STOP"}]}""", ModelTrouble.Empty, 2 },
        { """{"candidates":[{"finishReason":"STOP"}]}""", ModelTrouble.Empty, 2 },
        { Candidate("STOP", """{"thought":true,"text":"hm"}"""), ModelTrouble.Empty, 2 },
        { Candidate("STOP", """{"text":"{\"caption\":"}"""), ModelTrouble.Malformed, 2 },
        { Candidate("STOP", """{"text":"Sure! Here it is"}"""), ModelTrouble.Malformed, 2 },
        { Candidate("MAX_TOKENS"), ModelTrouble.Cut, 2 },
        { Candidate("RECITATION"), ModelTrouble.Recitation, 1 },
        { Candidate("SAFETY"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("LANGUAGE"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("BLOCKLIST"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("PROHIBITED_CONTENT"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("SPII"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("OTHER"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("IMAGE_SAFETY"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("SOMETHING_NEW"), ModelTrouble.AnswerWithheld, 1 },
        { Candidate("MALFORMED_FUNCTION_CALL"), ModelTrouble.Malformed, 2 },
        { Candidate("MALFORMED_RESPONSE"), ModelTrouble.Malformed, 2 },
        { Candidate("UNEXPECTED_TOOL_CALL"), ModelTrouble.Malformed, 2 },
        { Candidate("TOO_MANY_TOOL_CALLS"), ModelTrouble.Malformed, 2 },
        { Candidate("CONTINUATION"), ModelTrouble.Malformed, 2 },
        { """{"candidates":[{"content":{"parts":[{"text":"{}"}]}}]}""", ModelTrouble.Cut, 2 },
        { "<html>", ModelTrouble.Malformed, 2 },
        { """{"candidates":[{"conte""", ModelTrouble.Malformed, 2 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_without_usable_text_has_its_name(string body, ModelTrouble trouble, int requests)
    {
        await using var rig = New();
        for (var i = 0; i < requests; i++) rig.Vendor.Answers(200, body);
        Assert.Equal(trouble, (await Trouble(rig)).Trouble);
        Assert.Equal(requests, rig.Vendor.Requests.Count);
    }

    public static TheoryData<int, string, ModelTrouble, int> Errors => new()
    {
        { 400, Error("INVALID_ARGUMENT"), ModelTrouble.RequestRefused, 1 },
        { 400, Error("INVALID_ARGUMENT", """{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}"""), ModelTrouble.KeyRefused, 1 },
        { 400, Error("FAILED_PRECONDITION"), ModelTrouble.NotAllowed, 1 },
        { 401, Error("UNAUTHENTICATED"), ModelTrouble.KeyRefused, 1 },
        { 403, Error("PERMISSION_DENIED"), ModelTrouble.KeyRefused, 1 },
        { 404, Error("NOT_FOUND"), ModelTrouble.ModelGone, 2 },
        { 429, """{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}""", ModelTrouble.Busy, 1 },
        { 429, PerDay, ModelTrouble.DayQuotaUsed, 2 },
        { 429, "<html>", ModelTrouble.Busy, 1 },
        { 499, Error("CANCELLED"), ModelTrouble.Away, 2 },
        { 500, Error("INTERNAL"), ModelTrouble.Away, 2 },
        { 502, "<html>Bad Gateway</html>", ModelTrouble.Away, 2 },
        { 503, Error("UNAVAILABLE"), ModelTrouble.Away, 4 },
        { 504, Error("DEADLINE_EXCEEDED"), ModelTrouble.Away, 2 },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Every_error_has_its_name(int status, string body, ModelTrouble trouble, int requests)
    {
        await using var rig = New();
        for (var i = 0; i < requests; i++) rig.Vendor.Answers(status, body);
        Assert.Equal(trouble, (await Trouble(rig)).Trouble);
        Assert.Equal(requests, rig.Vendor.Requests.Count);
    }

    [Fact]
    public async Task A_cut_answer_is_asked_for_again_with_more_room()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, Candidate("MAX_TOKENS")).Answers(200, Good);
        Assert.Equal("""{"caption":"Fresh"}""", (await Ask(rig)).Text);
        Assert.Contains("\"maxOutputTokens\":4096", rig.Vendor.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_gone_or_overloaded_is_replaced_by_the_next()
    {
        await using var rig = New();
        rig.Vendor.Answers(404, Error("NOT_FOUND")).Answers(200, Good);
        await Ask(rig);
        rig.Vendor.Answers(503, "").Answers(503, "").Answers(200, Good);
        await rig.Finish(Ask(rig));
        Assert.EndsWith("second:generateContent", rig.Vendor.Requests[^1].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_quota_is_not_tried_again_before_midnight_in_california()
    {
        await using var rig = New();
        rig.Vendor.Answers(429, PerDay).Answers(429, PerDay);
        var used = await Trouble(rig);
        // 18:30 UTC is 10:30 in California, in winter.
        Assert.Equal(TimeSpan.FromHours(13.5), used.RetryAfter);
        Assert.Equal(ModelTrouble.DayQuotaUsed, (await Trouble(rig)).Trouble);
        Assert.Equal(2, rig.Vendor.Requests.Count);
        rig.Time.Advance(TimeSpan.FromHours(13.6));
        rig.Vendor.Answers(200, Good);
        await Ask(rig);
    }

    [Theory]
    [InlineData("2s", 2)]
    [InlineData("0s", 2)]
    [InlineData("0.5s", 2)]
    [InlineData("26s", 1)]
    public async Task A_short_retry_delay_is_waited_out_and_a_long_one_told(string delay, int requests)
    {
        await using var rig = New();
        var body = Error("RESOURCE_EXHAUSTED", $$"""{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{delay}}"}""");
        for (var i = 0; i < requests; i++) rig.Vendor.Answers(429, body);
        var busy = await Trouble(rig);
        Assert.Equal(ModelTrouble.Busy, busy.Trouble);
        if (requests == 1) Assert.Equal(TimeSpan.FromSeconds(26), busy.RetryAfter);
        Assert.True(rig.Vendor.IsDone);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    public async Task No_connection_is_away(HttpRequestError error)
    {
        await using var rig = New();
        rig.Vendor.Fails(error).Fails(error);
        Assert.Equal(ModelTrouble.Away, (await Trouble(rig)).Trouble);
    }

    [Fact]
    public async Task Our_own_full_window_is_busy()
    {
        await using var rig = New(("RATE_LIMITS", "gemini=1/h"));
        rig.Vendor.Answers(200, Good);
        await Ask(rig);
        var busy = await Trouble(rig);
        Assert.Equal((ModelTrouble.Busy, TimeSpan.FromHours(1)), (busy.Trouble, busy.RetryAfter));
    }

    [Fact]
    public async Task A_drip_that_takes_too_long_is_too_slow()
    {
        await using var rig = New();
        rig.Vendor.Answers(_ => throw new TaskCanceledException("deadline"));
        Assert.Equal(ModelTrouble.TooSlow, (await Trouble(rig)).Trouble);
    }

    [Fact]
    public async Task Without_a_key_drafting_is_off()
    {
        await using var rig = New(("GEMINI_API_KEY", ""));
        Assert.Equal(ModelTrouble.Off, (await Trouble(rig)).Trouble);
        Assert.Equal(VendorCondition.Off, rig.Health.Of("gemini").Condition);
    }

    private static Rig New(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["GEMINI_API_KEY"] = "AQ.key", ["GEMINI_MODEL"] = "first,second" };
        foreach (var (name, value) in settings) all[name] = value;
        return new(services => services.AddGemini(), all, GeminiClient.Name);
    }

    private static Task<ChatResponse> Ask(Rig rig)
    {
        using var schema = JsonDocument.Parse("""{"type":"object"}""");
        return rig.Get<IChatClient>().GetResponseAsync(
            [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Write.")],
            new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone()), MaxOutputTokens = 500, Temperature = 0.9f },
            Ct);
    }

    private static Task<ModelTroubleException> Trouble(Rig rig) => Assert.ThrowsAsync<ModelTroubleException>(() => rig.Finish(Ask(rig)));

    private static string Candidate(string reason, string parts = """{"text":"{\"caption\":\"x\"}"}""") =>
        $$"""{"candidates":[{"content":{"role":"model","parts":[{{parts}}]},"finishReason":"{{reason}}"}],"modelVersion":"m"}""";

    private static string Error(string status, string detail = """{"@type":"type.googleapis.com/google.rpc.Help","links":[]}""") =>
        """{"error":{"code":0,"message":"m","status":"STATUS","details":[DETAIL]}}""".Replace("STATUS", status, StringComparison.Ordinal).Replace("DETAIL", detail, StringComparison.Ordinal);
}
