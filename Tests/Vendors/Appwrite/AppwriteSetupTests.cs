using System.Text.Json;
using Bot.Appwrite;
using static Tests.Vendors.Appwrite.AppwriteRig;

namespace Tests.Vendors.Appwrite;

public sealed class AppwriteSetupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_project_gets_everything_in_a_call_each()
    {
        await using var rig = New();
        rig.Vendor.Answers(404, Error(404, "database_not_found")).Answers(201, "{\"$id\":\"production\"}");
        foreach (var _ in AppwriteTables.All) rig.Vendor.Answers(404, Error(404, "table_not_found")).Answers(201, "{\"$id\":\"t\"}");
        rig.Vendor.Answers(404, Error(404, "storage_bucket_not_found")).Answers(201, "{\"$id\":\"postPictures\"}");
        var said = new Said();
        Assert.Equal(7, await rig.Get<AppwriteSetup>().RunAsync(said, Ct));
        Assert.Equal(["database production made", "table socialPosts made with 12 columns", "table publications made with 11 columns", "table settings made with 2 columns", "table orders made with 27 columns", "table orderItems made with 6 columns", "bucket postPictures made", "7 changes"], said.Lines);

        using var body = JsonDocument.Parse(rig.Vendor.Requests[3].Body);
        var score = body.RootElement.GetProperty("columns").EnumerateArray().Single(c => c.GetProperty("key").GetString() == "aiScore");
        Assert.Equal("double", score.GetProperty("type").GetString());
        Assert.Equal("status", body.RootElement.GetProperty("indexes")[0].GetProperty("attributes")[0].GetString());
        Assert.Equal(
            """{"bucketId":"postPictures","name":"postPictures","fileSecurity":true,"maximumFileSize":5242880,"allowedFileExtensions":["jpg"],"compression":"none"}""",
            rig.Vendor.Requests[^1].Body);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, "{\"$id\":\"production\"}");
        foreach (var table in AppwriteTables.All) rig.Vendor.Answers(200, Existing(table));
        rig.Vendor.Answers(200, "{\"$id\":\"postPictures\"}");
        var said = new Said();
        Assert.Equal(0, await rig.Get<AppwriteSetup>().RunAsync(said, Ct));
        Assert.Equal(["0 changes"], said.Lines);
    }

    [Fact]
    public async Task A_missing_column_is_added_and_waited_for()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, "{\"$id\":\"production\"}").Answers(200, Existing(AppwriteTables.All[0], without: "aiScore"))
            .Answers(202, """{"key":"aiScore","status":"processing"}""")
            .Answers(200, """{"key":"aiScore","type":"double","status":"processing","error":""}""")
            .Answers(200, """{"key":"aiScore","type":"double","status":"available","error":""}""");
        foreach (var table in AppwriteTables.All.Skip(1)) rig.Vendor.Answers(200, Existing(table));
        rig.Vendor.Answers(200, "{}");
        Assert.Equal(1, await rig.Finish(rig.Get<AppwriteSetup>().RunAsync(new Said(), Ct)));
        Assert.EndsWith("/tables/socialPosts/columns/float", rig.Vendor.Requests[2].Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("""{"key":"aiScore","required":false}""", rig.Vendor.Requests[2].Body);
        Assert.True(rig.Vendor.IsDone);
    }

    [Theory]
    [InlineData("failed", "could not make the column")]
    [InlineData("stuck", "could not make the column")]
    [InlineData("processing", "still not available")]
    public async Task A_column_that_never_comes_is_told(string status, string sentence)
    {
        await using var rig = New();
        rig.Vendor.Answers(200, "{}").Answers(200, Existing(AppwriteTables.All[0], without: "hash")).Answers(202, "{}");
        for (var i = 0; i < 300; i++) rig.Vendor.Answers(200, $$"""{"key":"hash","status":"{{status}}","error":"e"}""");
        var told = await Assert.ThrowsAsync<AppwriteSetupException>(() => rig.Finish(rig.Get<AppwriteSetup>().RunAsync(new Said(), Ct)));
        Assert.Contains(sentence, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var rig = New();
        rig.Vendor.Answers(404, Error(404, "database_not_found")).Answers(401, Error(401, "general_unauthorized_scope"));
        var told = await Assert.ThrowsAsync<AppwriteSetupException>(() => rig.Get<AppwriteSetup>().RunAsync(new Said(), Ct));
        Assert.Contains("databases.write", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_project_is_not_taken_for_an_empty_one()
    {
        await using var rig = New();
        rig.Vendor.Answers(404, Error(404, "project_not_found"));
        var told = await Assert.ThrowsAsync<AppwriteSetupException>(() => rig.Get<AppwriteSetup>().RunAsync(new Said(), Ct));
        Assert.Contains("APPWRITE_PROJECT", told.Message, StringComparison.Ordinal);
    }

    private static string Existing(Table table, string without = "") =>
        $$"""{"$id":"{{table.Id}}","columns":[{{string.Join(',', table.Columns.Where(c => c.Key != without).Select(c => $$"""{"key":"{{c.Key}}","type":"{{c.Type}}","status":"available"}"""))}}]}""";

    private sealed class Said : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }
}
