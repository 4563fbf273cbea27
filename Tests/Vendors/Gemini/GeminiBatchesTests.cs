using Bot.Gemini;
using Conversations.Posts.Drafting.Ahead;
using Microsoft.Extensions.AI;

namespace Tests.Vendors.Gemini;

/// <summary>The wire of contracts for batches: https://ai.google.dev/api/batch-mode.</summary>
public sealed class GeminiBatchesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_request_is_the_documented_one()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, """{"name":"batches/b1","metadata":{"state":"BATCH_STATE_PENDING"},"done":false}""");
        var created = Assert.IsType<BatchCreation.Created>(await CreateAsync(rig));
        Assert.Equal("batches/b1", created.Name);
        var request = Assert.Single(rig.Vendor.Requests);
        Assert.Equal("https://generativelanguage.googleapis.com/v1beta/models/first:batchGenerateContent", request.Address.AbsoluteUri);
        Assert.Equal("AQ.key", request.Headers["x-goog-api-key"]);
        Assert.Equal(
            """{"batch":{"displayName":"drafts of tomorrow","inputConfig":{"requests":{"requests":[{"request":{"systemInstruction":{"parts":[{"text":"Be kind."}]},"contents":[{"role":"user","parts":[{"text":"Write."}]}],"generationConfig":{"maxOutputTokens":2048,"thinkingConfig":{"thinkingLevel":"low"}}},"metadata":{"key":"nine"}}]}}}}""",
            request.Body);
    }

    [Theory]
    [InlineData(400, "{}", true)]
    [InlineData(404, "{}", true)]
    [InlineData(429, "{}", true)]
    [InlineData(499, "{}", false)]
    [InlineData(500, "{}", false)]
    [InlineData(503, "{}", false)]
    [InlineData(200, "<html>", false)]
    [InlineData(200, "{}", false)]
    public async Task Only_a_clear_refusal_means_that_there_is_none(int status, string body, bool isRefused)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        Assert.Equal(isRefused ? typeof(BatchCreation.Refused) : typeof(BatchCreation.Unknown), (await CreateAsync(rig)).GetType());
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    public async Task A_connection_that_breaks_after_the_request_leaves_it_unknown(HttpRequestError error, bool isRefused)
    {
        await using var rig = New();
        rig.Vendor.Fails(error);
        Assert.Equal(isRefused ? typeof(BatchCreation.Refused) : typeof(BatchCreation.Unknown), (await CreateAsync(rig)).GetType());
    }

    [Fact]
    public async Task It_is_found_by_its_display_name_on_whichever_page_it_stands()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, """{"operations":[{"name":"batches/a","metadata":{"displayName":"other"}}],"nextPageToken":"n 2"}""")
            .Answers(200, """{"operations":[{"name":"batches/b","metadata":{"displayName":"drafts of tomorrow"}}]}""");
        Assert.Equal("batches/b", await Batches(rig).FindAsync("drafts of tomorrow", Ct));
        Assert.Equal("?pageSize=100&pageToken=n%202", rig.Vendor.Requests[1].Address.Query);
        rig.Vendor.Answers(200, "{}").Answers(500, "{}");
        Assert.Null(await Batches(rig).FindAsync("drafts of tomorrow", Ct));
        Assert.Null(await Batches(rig).FindAsync("drafts of tomorrow", Ct));
    }

    [Theory]
    [InlineData(200, """{"name":"batches/b","metadata":{"state":"BATCH_STATE_PENDING"}}""", typeof(BatchLook.Waiting))]
    [InlineData(200, """{"name":"batches/b","metadata":{"state":"BATCH_STATE_RUNNING"}}""", typeof(BatchLook.Waiting))]
    [InlineData(200, """{"name":"batches/b","metadata":{"state":"BATCH_STATE_RESTING"}}""", typeof(BatchLook.Waiting))]
    [InlineData(200, "<html>", typeof(BatchLook.Waiting))]
    [InlineData(500, "{}", typeof(BatchLook.Waiting))]
    [InlineData(429, "{}", typeof(BatchLook.Waiting))]
    [InlineData(404, "{}", typeof(BatchLook.Ended))]
    [InlineData(200, """{"name":"batches/b","metadata":{"state":"BATCH_STATE_FAILED"},"done":true,"error":{"code":13}}""", typeof(BatchLook.Ended))]
    [InlineData(200, """{"name":"batches/b","metadata":{"state":"BATCH_STATE_EXPIRED"},"done":true}""", typeof(BatchLook.Ended))]
    [InlineData(200, """{"name":"batches/b","metadata":{"state":"BATCH_STATE_CANCELLED"},"done":true}""", typeof(BatchLook.Ended))]
    [InlineData(200, """{"name":"batches/b","metadata":{"state":"BATCH_STATE_SUCCEEDED"},"done":true}""", typeof(BatchLook.Ended))]
    public async Task A_look_tells_waiting_from_ended(int status, string body, Type look)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        Assert.IsType(look, await Batches(rig).LookAsync("batches/b", Ct));
        Assert.Equal("/v1beta/batches/b", rig.Vendor.Requests[0].Address.AbsolutePath);
    }

    [Fact]
    public async Task Answers_are_told_apart_by_their_key_and_each_has_its_own_fate()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, """
            {"name":"batches/b","done":true,"metadata":{"state":"BATCH_STATE_SUCCEEDED","output":{"inlinedResponses":{"inlinedResponses":[
            {"error":{"code":8,"message":"m"},"metadata":{"key":"two"}},
            {"response":{"candidates":[{"finishReason":"SAFETY"}],"usageMetadata":{"promptTokenCount":7},"modelVersion":"first-001"},"metadata":{"key":"three"}},
            {"response":{"candidates":[{"content":{"parts":[{"text":"{}"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":900,"candidatesTokenCount":40,"thoughtsTokenCount":60},"modelVersion":"first-001"},"metadata":{"key":"one"}},
            {"response":{"candidates":[]}}]}}}}
            """);
        var done = Assert.IsType<BatchLook.Done>(await Batches(rig).LookAsync("batches/b", Ct));
        Assert.Equal(
            [new("two", null, "first", null, "error 8"), new("three", null, "first-001", new(7, 0, 0), "Answer withheld: SAFETY"), new("one", "{}", "first-001", new(900, 0, 100), null)],
            done.Answers);
    }

    private static IDraftBatches Batches(Rig rig) => rig.Get<IDraftBatches>();

    private static Task<BatchCreation> CreateAsync(Rig rig) => Batches(rig).CreateAsync(
        "drafts of tomorrow", [new("nine", [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Write.")], new())], Ct);

    private static Rig New() => new(
        services => services.AddGemini(), new Dictionary<string, string?> { ["GEMINI_API_KEY"] = "AQ.key", ["GEMINI_MODEL"] = "first,second", ["GEMINI_BATCH"] = "on" }, GeminiClient.Name);
}
