using Bot.Appwrite;
using Bot.Health;
using Bot.Journal;
using static Tests.Vendors.Appwrite.AppwriteRig;

namespace Tests.Vendors.Appwrite;

public sealed class AppwriteOutboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_alone_is_one_call_and_leaves_the_outbox()
    {
        await using var rig = Waiting(1);
        rig.Vendor.Answers(201, Row);
        Assert.Equal(new DrainOutcome(1, 0, null, null), await Drain(rig));
        Assert.Empty(rig.Outbox.Entries);
        var request = Assert.Single(rig.Vendor.Requests);
        Assert.Equal("PUT https://fra.cloud.appwrite.io/v1/tablesdb/production/tables/socialPosts/rows/1 {\"data\":{\"status\":\"draft\"}}", $"{request.Method} {request.Address} {request.Body}");
        Assert.Equal(("shop", "standard_1", "1.9.5"), (request.Headers["X-Appwrite-Project"], request.Headers["X-Appwrite-Key"], request.Headers["X-Appwrite-Response-Format"]));
    }

    [Fact]
    public async Task Several_are_one_transaction_in_their_order()
    {
        await using var rig = Waiting(1, 2);
        rig.Outbox.Entries.Add(new(3, "settings", "voice", """{"value":"{\"method\":\"toggle\"}"}"""));
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(200, Transaction);
        Assert.Equal(new DrainOutcome(3, 0, null, null), await Drain(rig));
        Assert.Empty(rig.Outbox.Entries);
        Assert.Equal(
            ["POST /v1/tablesdb/transactions {\"ttl\":60}",
             "POST /v1/tablesdb/transactions/t1/operations {\"operations\":["
                + """{"action":"upsert","databaseId":"production","tableId":"socialPosts","rowId":"1","data":{"status":"draft"}},"""
                + """{"action":"upsert","databaseId":"production","tableId":"socialPosts","rowId":"2","data":{"status":"draft"}},"""
                + """{"action":"upsert","databaseId":"production","tableId":"settings","rowId":"voice","data":{"value":"text:{\u0022method\u0022:\u0022toggle\u0022}"}}]}""",
             "PATCH /v1/tablesdb/transactions/t1 {\"commit\":true}"],
            rig.Vendor.Requests.Select(r => $"{r.Method} {r.Address.AbsolutePath} {r.Body}"));
    }

    [Theory]
    [InlineData(409, "transaction_conflict")]
    [InlineData(409, "document_already_exists")]
    [InlineData(410, "transaction_expired")]
    [InlineData(402, "")]
    public async Task What_is_staged_and_not_committed_is_not_done(int status, string type)
    {
        await using var rig = Waiting(1, 2);
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(status, Error(status, type));
        Assert.Equal((0, 5), (await Drain(rig)) is var o ? (o.Sent, o.RetryAfter!.Value.TotalSeconds) : default);
        Assert.Equal(2, rig.Outbox.Entries.Count);
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
    [InlineData(403, "general_access_forbidden", "paused or blocked")]
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
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(400, Error(400, "document_invalid_structure"));
        rig.Vendor.Answers(201, Row).Answers(400, Error(400, "row_invalid_structure")).Answers(201, Row);
        Assert.Equal(new DrainOutcome(2, 1, null, null), await Drain(rig));
        Assert.Equal("2", Assert.Single(rig.Outbox.Entries).Row);
        Assert.Contains("set aside", rig.Health.Of("appwrite").Reason, StringComparison.Ordinal);

        // Its next state is tried again.
        rig.Outbox.Entries[0] = rig.Outbox.Entries[0] with { Sequence = 9, Refusals = 0 };
        rig.Vendor.Answers(201, Row);
        Assert.Equal(1, (await Drain(rig)).Sent);
        Assert.Empty(rig.Outbox.Entries);
        Assert.Null(rig.Get<AppwriteOutbox>().Trouble);
    }

    [Fact]
    public async Task A_table_of_which_nothing_is_taken_costs_three_calls_then_one_each_quarter_of_an_hour_and_goes_on_when_it_is_mended()
    {
        await using var rig = Waiting([.. Enumerable.Range(1, 150)]);
        rig.Outbox.Entries.Add(new(200, "settings", "voice", """{"value":"warm"}"""));
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(400, Error(400, "document_invalid_structure"));
        for (var i = 0; i < 3; i++) rig.Vendor.Answers(400, Error(400, "row_invalid_structure"));
        rig.Vendor.Answers(201, Row); // another table's goes
        Assert.Equal(new DrainOutcome(1, 150, null, null), await Drain(rig));
        Assert.True(rig.Vendor.IsDone);
        Assert.True(rig.Get<AppwriteOutbox>().Trouble is { Kind: "tables", NeedsPerson: true });
        rig.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(0, (await Drain(rig)).Sent);
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        rig.Vendor.Answers(400, Error(400, "row_invalid_structure"));
        Assert.Equal(150, (await Drain(rig)).Parked);
        rig.Time.Advance(TimeSpan.FromMinutes(15));
        rig.Vendor.Answers(201, Row);
        for (var i = 0; i < 2; i++) rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(200, Transaction);
        Assert.Equal(0, (await Drain(rig)).Parked);
        Assert.Empty(rig.Outbox.Entries);
        Assert.Null(rig.Get<AppwriteOutbox>().Trouble);
    }

    [Fact]
    public async Task Rows_that_will_never_be_taken_set_their_table_aside_once_and_not_again()
    {
        await using var rig = Waiting(1, 2, 3, 4, 5);
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(400, Error(400, "document_invalid_structure"));
        for (var i = 0; i < 3; i++) rig.Vendor.Answers(400, Error(400, "row_invalid_structure"));
        Assert.Equal(5, (await Drain(rig)).Parked);
        rig.Time.Advance(TimeSpan.FromMinutes(15));
        rig.Vendor.Answers(201, Row); // 4 is taken, so it was not the table
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(400, Error(400, "document_invalid_structure"));
        for (var i = 0; i < 3; i++) rig.Vendor.Answers(400, Error(400, "row_invalid_structure"));
        rig.Vendor.Answers(201, Row);
        Assert.Equal(new DrainOutcome(1, 3, null, null), await Drain(rig));
        Assert.Equal(["1", "2", "3"], rig.Outbox.Entries.Select(e => e.Row));
    }

    [Fact]
    public async Task What_is_refused_is_looked_for_entity_by_entity_and_what_belongs_together_stays_so()
    {
        await using var rig = New();
        foreach (var (i, entity) in ((int, string)[])[(1, "post/1"), (2, "post/1"), (3, "post/2"), (4, "post/2")]) rig.Outbox.Entries.Add(new(i, "socialPosts", $"{i}", "{}", entity));
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(400, Error(400, "document_invalid_structure")); // all four
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(400, Error(400, "document_invalid_structure")); // the first post
        rig.Vendor.Answers(400, Error(400, "row_invalid_structure")).Answers(201, Row);
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction).Answers(200, Transaction); // the second
        Assert.Equal(new DrainOutcome(3, 1, null, null), await Drain(rig));
        Assert.True(rig.Vendor.IsDone);
    }

    [Fact]
    public async Task Our_own_full_window_waits_without_losing_a_row()
    {
        await using var rig = Waiting([("RATE_LIMITS", "appwrite=2/m")], 1, 2);
        rig.Vendor.Answers(201, Transaction).Answers(201, Transaction);
        Assert.Equal(0, (await Drain(rig)).Sent);
        Assert.Equal(2, rig.Outbox.Entries.Count);
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
