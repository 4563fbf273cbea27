using Bot.Appwrite;
using Conversations.Costs;
using Tests.Vendors.Appwrite;

namespace Tests.Costs;

public sealed class RowCountsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, """{"rows":[{},{},{}]}""", 3)]
    [InlineData(200, """{"rows":[]}""", 1)]
    [InlineData(404, "{}", 1)]
    [InlineData(500, "", 1)]
    [InlineData(401, "{}", 0)]
    [InlineData(402, "{}", 0)]
    [InlineData(403, "{}", 0)]
    [InlineData(429, "{}", 0)]
    public async Task A_call_counts_the_rows_it_touches_and_one_at_least_unless_it_is_turned_away(int status, string body, int touched)
    {
        await using var rig = AppwriteRig.New();
        var client = rig.Get<AppwriteClient>();
        rig.Vendor.Answers(status, body).Answers(status, body);
        await client.ListRowsAsync(RowCause.Restoring, "socialPosts", [], Ct);
        await client.UpsertRowAsync(RowCause.Posts, "socialPosts", "1", [], Ct);
        Assert.Equal(touched, await CountAsync(rig, RowCause.Restoring, c => c.Reads));
        Assert.Equal(touched, await CountAsync(rig, RowCause.Posts, c => c.Writes));
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded, 1)]
    [InlineData(HttpRequestError.ConnectionError, 0)]
    public async Task A_write_without_an_answer_counts_if_it_may_have_arrived(HttpRequestError error, int touched)
    {
        await using var rig = AppwriteRig.New();
        rig.Vendor.Fails(error);
        await Assert.ThrowsAnyAsync<Exception>(() => rig.Get<AppwriteClient>().UpsertRowAsync(RowCause.Posts, "socialPosts", "1", [], Ct));
        Assert.Equal(touched, await CountAsync(rig, RowCause.Posts, c => c.Writes));
    }

    private static async Task<long> CountAsync(Vendors.Rig rig, RowCause cause, Func<RowCount, long> of) =>
        (await rig.Get<IRowCounts>().MonthAsync(new(2026, 11), Ct)).Where(c => c.Cause == cause).Sum(of);
}
