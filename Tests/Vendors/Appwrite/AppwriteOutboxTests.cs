using Bot.Appwrite;
using Bot.Health;
using Bot.Journal;
using static Tests.Vendors.Appwrite.AppwriteRig;

namespace Tests.Vendors.Appwrite;

public sealed class AppwriteOutboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_go_out_in_order_and_leave_the_outbox()
    {
        await using var rig = Waiting(1, 2);
        rig.Vendor.Answers(201, Row).Answers(200, Row);
        Assert.Equal(new DrainOutcome(2, 0, null, null), await Drain(rig));
        Assert.Empty(rig.Outbox.Entries);
        Assert.Equal(
            ["PUT https://fra.cloud.appwrite.io/v1/tablesdb/production/tables/socialPosts/rows/1 {\"data\":{\"status\":\"draft\"}}",
             "PUT https://fra.cloud.appwrite.io/v1/tablesdb/production/tables/socialPosts/rows/2 {\"data\":{\"status\":\"draft\"}}"],
            rig.Vendor.Requests.Select(r => $"{r.Method} {r.Address} {r.Body}"));
        var headers = rig.Vendor.Requests[0].Headers;
        Assert.Equal(("shop", "standard_1", "1.9.5"), (headers["X-Appwrite-Project"], headers["X-Appwrite-Key"], headers["X-Appwrite-Response-Format"]));
    }

    [Fact]
    public async Task An_existing_row_is_done()
    {
        await using var rig = Waiting(1);
        rig.Vendor.Answers(409, Error(409, "row_already_exists"));
        await Drain(rig);
        Assert.Empty(rig.Outbox.Entries);
    }

    [Theory]
    [InlineData(401, "general_unauthorized_scope", "lacks a right")]
    [InlineData(401, "user_unauthorized", "refuses the key")]
    [InlineData(402, "", "quota")]
    [InlineData(403, "general_resource_blocked", "paused or blocked")]
    [InlineData(404, "table_not_found", "setup --tables")]
    [InlineData(404, "project_not_found", "APPWRITE_PROJECT")]
    [InlineData(409, "row_update_conflict", "refused")]
    [InlineData(429, "general_rate_limit_exceeded", "too many calls")]
    [InlineData(500, "general_unknown", "trouble of its own")]
    [InlineData(503, "", "trouble of its own")]
    public async Task What_a_later_try_can_mend_stops_the_drain_and_loses_nothing(int status, string type, string sentence)
    {
        await using var rig = Waiting(1, 2);
        rig.Vendor.Answers(status, type.Length > 0 ? Error(status, type) : "<html>");
        var outcome = await Drain(rig);
        Assert.Equal((0, TimeSpan.FromSeconds(5)), (outcome.Sent, outcome.RetryAfter!.Value));
        Assert.Contains(sentence, outcome.Trouble, StringComparison.Ordinal);
        Assert.Equal(2, rig.Outbox.Entries.Count);
        Assert.Equal(VendorCondition.Failing, rig.Health.Of("appwrite").Condition);
        Assert.Single(rig.Vendor.Requests);
    }

    [Theory]
    [InlineData(200, "<html>maintenance</html>")]
    [InlineData(200, "")]
    [InlineData(201, "{\"$id\":")]
    public async Task A_2xx_without_a_whole_row_behind_it_is_not_done(int status, string body)
    {
        await using var rig = Waiting(1);
        rig.Vendor.Answers(status, body);
        await Drain(rig);
        Assert.Single(rig.Outbox.Entries);
    }

    [Fact]
    public async Task While_it_is_away_it_is_asked_less_and_less_and_within_two_minutes_of_its_return()
    {
        await using var rig = Waiting(1);
        var pauses = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            rig.Vendor.Fails(HttpRequestError.ConnectionError);
            var pause = (await Drain(rig)).RetryAfter!.Value;
            pauses.Add(pause.TotalSeconds);
            rig.Time.Advance(pause / 2);
            Assert.Equal(pause / 2, (await Drain(rig)).RetryAfter);
            rig.Time.Advance(pause / 2);
        }
        Assert.Equal([5, 10, 20, 40, 80, 120, 120], pauses);
        rig.Vendor.Answers(201, Row);
        Assert.Equal(1, (await Drain(rig)).Sent);
        Assert.Equal(VendorCondition.On, rig.Health.Of("appwrite").Condition);
    }

    [Fact]
    public async Task A_row_that_will_never_be_taken_does_not_hold_up_the_rows_behind_it()
    {
        await using var rig = Waiting(1, 2, 3);
        rig.Vendor.Answers(201, Row).Answers(400, Error(400, "row_invalid_structure")).Answers(201, Row);
        Assert.Equal(new DrainOutcome(2, 1, null, null), await Drain(rig));
        Assert.Equal("2", Assert.Single(rig.Outbox.Entries).Row);
        Assert.Contains("set aside", rig.Health.Of("appwrite").Reason, StringComparison.Ordinal);

        // Its next state is tried again.
        rig.Outbox.Entries[0] = rig.Outbox.Entries[0] with { Sequence = 9 };
        rig.Vendor.Answers(201, Row);
        Assert.Equal(1, (await Drain(rig)).Sent);
        Assert.Empty(rig.Outbox.Entries);
    }

    [Fact]
    public async Task Hundreds_of_parked_rows_do_not_hide_the_rest()
    {
        await using var rig = Waiting([.. Enumerable.Range(1, 120)]);
        for (var i = 1; i < 120; i++) rig.Vendor.Answers(400, Error(400, "row_invalid_structure"));
        rig.Vendor.Answers(201, Row);
        Assert.Equal((1, 119), ((await Drain(rig)) is var o ? o.Sent : 0, o.Parked));
    }

    [Fact]
    public async Task Our_own_full_window_waits_without_losing_a_row()
    {
        await using var rig = Waiting([("RATE_LIMITS", "appwrite=1/m")], 1, 2);
        rig.Vendor.Answers(201, Row);
        Assert.Equal(1, (await Drain(rig)).Sent);
        Assert.Single(rig.Outbox.Entries);
    }

    [Fact]
    public async Task Off_sends_nothing()
    {
        await using var rig = New(("APPWRITE_ENDPOINT", ""), ("APPWRITE_PROJECT", ""), ("APPWRITE_API_KEY", ""));
        rig.Outbox.Entries.Add(new(1, "socialPosts", "1", "{}"));
        Assert.Equal(new DrainOutcome(0, 0, null, null), await Drain(rig));
    }

    private static Rig Waiting(params int[] rows) => Waiting([], rows);

    private static Rig Waiting((string, string)[] settings, params int[] rows)
    {
        var rig = New(settings);
        foreach (var row in rows) rig.Outbox.Entries.Add(new OutboxEntry(row, "socialPosts", $"{row}", """{"status":"draft"}"""));
        return rig;
    }

    private static Task<DrainOutcome> Drain(Rig rig) => rig.Get<AppwriteOutbox>().DrainAsync(Ct);
}
