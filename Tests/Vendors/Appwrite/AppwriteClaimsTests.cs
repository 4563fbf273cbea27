using System.Text.Json;
using Bot.Appwrite;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using static Tests.Vendors.Appwrite.AppwriteRig;

namespace Tests.Vendors.Appwrite;

public sealed class AppwriteClaimsTests
{
    private static readonly Publication Claim = new()
    {
        Post = new(7),
        Platform = Platform.Instagram,
        Attempt = 2,
        State = PublicationState.Claimed,
        Hash = "ab",
        ChangedAt = new(2026, 11, 22, 19, 30, 0, 123, TimeSpan.FromHours(1)),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_claim_is_ours()
    {
        await using var rig = New();
        rig.Vendor.Answers(201, Row);
        Assert.Equal(ClaimOutcome.Ours, await rig.Get<IClaimMirror>().ClaimAsync(Claim, Ct));
        var request = Assert.Single(rig.Vendor.Requests);
        Assert.Equal("POST https://fra.cloud.appwrite.io/v1/tablesdb/production/tables/publications/rows", $"{request.Method} {request.Address}");
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("7-instagram-2", body.RootElement.GetProperty("rowId").GetString());
        var data = body.RootElement.GetProperty("data");
        Assert.Equal(("device-a", "claimed", "2026-11-22T18:30:00.123+00:00"),
            (data.GetProperty("device").GetString(), data.GetProperty("state").GetString(), data.GetProperty("changedAt").GetString()));
    }

    [Theory]
    [InlineData("""{"$id":"7-instagram-2","device":"device-b"}""", ClaimOutcome.TakenByAnother)]
    [InlineData("""{"$id":"7-instagram-2","device":null}""", ClaimOutcome.TakenByAnother)]
    [InlineData("""{"$id":"7-instagram-2","device":"device-a"}""", ClaimOutcome.Ours)]
    public async Task An_existing_claim_belongs_to_the_device_in_it(string row, ClaimOutcome outcome)
    {
        await using var rig = New();
        rig.Vendor.Answers(409, Error(409, "row_already_exists")).Answers(200, row);
        Assert.Equal(outcome, await rig.Get<IClaimMirror>().ClaimAsync(Claim, Ct));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_refusal_does_not_stop_publishing(int status)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, "");
        Assert.Equal(ClaimOutcome.Unreachable, await rig.Get<IClaimMirror>().ClaimAsync(Claim, Ct));
    }

    [Fact]
    public async Task After_three_seconds_it_is_unreachable()
    {
        await using var rig = New();
        rig.Vendor.Answers(_ => new(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new Slow()) });
        var claim = rig.Get<IClaimMirror>().ClaimAsync(Claim, Ct);
        rig.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(claim.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(ClaimOutcome.Unreachable, await claim);
    }

    [Fact]
    public async Task Off_is_unreachable()
    {
        await using var rig = New(("APPWRITE_ENDPOINT", ""), ("APPWRITE_PROJECT", ""), ("APPWRITE_API_KEY", ""));
        Assert.Equal(ClaimOutcome.Unreachable, await rig.Get<IClaimMirror>().ClaimAsync(Claim, Ct));
    }

    [Fact]
    public async Task Another_devices_claim_is_never_written_over_by_the_outbox()
    {
        await using var rig = Waiting();
        rig.Vendor.Answers(200, """{"$id":"7-instagram-2","device":"device-b"}""");
        Assert.Equal(1, (await rig.Get<AppwriteOutbox>().DrainAsync(Ct)).Sent);
        Assert.Equal("GET", Assert.Single(rig.Vendor.Requests).Method);
        Assert.Empty(rig.Outbox.Entries);
    }

    [Fact]
    public async Task Our_own_claim_is_brought_up_to_date_and_a_missing_one_is_made()
    {
        await using var rig = Waiting();
        rig.Vendor.Answers(404, Error(404, "row_not_found")).Answers(409, Error(409, "row_already_exists"));
        Assert.Equal(0, (await rig.Get<AppwriteOutbox>().DrainAsync(Ct)).Sent);
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        rig.Vendor.Answers(200, """{"$id":"7-instagram-2","device":"device-a"}""").Answers(200, Row);
        Assert.Equal(1, (await rig.Get<AppwriteOutbox>().DrainAsync(Ct)).Sent);
        Assert.Equal(["GET", "POST", "GET", "PUT"], rig.Vendor.Requests.Select(r => r.Method));
        Assert.Contains("\"device\":\"device-a\"", rig.Vendor.Requests[^1].Body, StringComparison.Ordinal);
    }

    private static Rig Waiting()
    {
        var rig = New();
        rig.Outbox.Entries.Add(new(1, "publications", PublicationRow.Id(Claim), PublicationRow.Data(Claim, "device-a").ToJsonString()));
        return rig;
    }

    private sealed class Slow : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
