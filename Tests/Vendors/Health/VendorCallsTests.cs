using System.Net;
using Bot.Health;

namespace Tests.Vendors.Health;

public sealed class VendorCallsTests
{
    private static readonly CallRules Rules = new("tiktok", TimeSpan.FromSeconds(10), 1_000);

    [Fact]
    public async Task A_full_window_sends_nothing_and_says_when_to_come_back()
    {
        await using var rig = Rig("tiktok=1/m");
        rig.Vendor.Answers(200, "{}");
        using var _ = await Client(rig).GetAsync("/a", TestContext.Current.CancellationToken);
        rig.Time.Advance(TimeSpan.FromSeconds(20));

        var full = await Assert.ThrowsAsync<VendorCallException>(() => Client(rig).GetAsync("/a", TestContext.Current.CancellationToken));

        Assert.Equal(CallFailure.WindowFull, full.Failure);
        Assert.True(full.NothingSent);
        Assert.Equal(TimeSpan.FromSeconds(40), full.RetryAfter);
        Assert.Single(rig.Vendor.Requests);
        Assert.Single(rig.Calls.All);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, CallFailure.NotSent)]
    [InlineData(HttpRequestError.ConnectionError, CallFailure.NotSent)]
    [InlineData(HttpRequestError.SecureConnectionError, CallFailure.NotSent)]
    [InlineData(HttpRequestError.ResponseEnded, CallFailure.Broken)]
    [InlineData(HttpRequestError.InvalidResponse, CallFailure.Broken)]
    [InlineData(HttpRequestError.Unknown, CallFailure.Broken)]
    public async Task Only_what_failed_before_the_first_byte_is_certainly_not_sent(HttpRequestError error, CallFailure failure)
    {
        await using var rig = Rig();
        rig.Vendor.Fails(error);
        var thrown = await Assert.ThrowsAsync<VendorCallException>(() => Client(rig).GetAsync("/a", TestContext.Current.CancellationToken));
        Assert.Equal(failure, thrown.Failure);
        Assert.Equal(VendorCondition.Failing, rig.Health.Of("tiktok").Condition);
        Assert.Equal(0, Assert.Single(rig.Calls.All).Status);
    }

    [Fact]
    public async Task The_deadline_covers_a_body_that_never_ends()
    {
        await using var rig = Rig();
        rig.Vendor.Answers(_ => new(HttpStatusCode.OK) { Content = new StreamContent(new NeverEnding()) });
        var call = Client(rig).GetAsync("/a", TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(11));
        var thrown = await Assert.ThrowsAsync<VendorCallException>(() => call);
        Assert.Equal(CallFailure.TimedOut, thrown.Failure);
        Assert.False(thrown.NothingSent);
    }

    [Fact]
    public async Task An_answer_over_the_cap_is_not_read()
    {
        await using var rig = Rig();
        rig.Vendor.AnswersBytes(200, new byte[1_001]);
        var thrown = await Assert.ThrowsAsync<VendorCallException>(() => Client(rig).GetAsync("/a", TestContext.Current.CancellationToken));
        Assert.Equal(CallFailure.Broken, thrown.Failure);
        Assert.Contains("too large", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_since_is_the_first_failure_and_ends_with_a_success()
    {
        await using var rig = Rig();
        rig.Vendor.Answers(503, "").Answers(401, "").Answers(404, "").Answers(200, "{}");
        var start = rig.Time.GetUtcNow();
        foreach (var reason in new[] { "It answers with an error (503).", "It refuses our key.", "It refuses our key." })
        {
            using var failed = await Client(rig).GetAsync("/a", TestContext.Current.CancellationToken);
            var state = rig.Health.Of("tiktok");
            Assert.Equal((VendorCondition.Failing, start, reason), (state.Condition, state.FailingSince!.Value, state.Reason));
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }
        using var worked = await Client(rig).GetAsync("/a", TestContext.Current.CancellationToken);
        Assert.Equal(new VendorState("tiktok", VendorCondition.On, null, null, rig.Time.GetUtcNow()), rig.Health.Of("tiktok"));
    }

    [Fact]
    public async Task A_stop_is_not_a_failure_of_the_vendor()
    {
        await using var rig = Rig();
        rig.Vendor.Answers(_ => new(HttpStatusCode.OK) { Content = new StreamContent(new NeverEnding()) });
        using var stop = new CancellationTokenSource();
        var call = Client(rig).GetAsync("/a", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(VendorCondition.On, rig.Health.Of("tiktok").Condition);
    }

    private static Rig Rig(string limits = "tiktok=100/m") =>
        new(services => services.AddVendorHttp("tiktok", Rules), new Dictionary<string, string?> { ["RATE_LIMITS"] = limits }, "tiktok");

    private static HttpClient Client(Rig rig)
    {
        var client = rig.Get<IHttpClientFactory>().CreateClient("tiktok");
        client.BaseAddress = new Uri("https://vendor.example");
        return client;
    }

    private sealed class NeverEnding : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
