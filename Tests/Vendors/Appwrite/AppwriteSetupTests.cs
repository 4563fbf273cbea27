using System.Text.Json;
using Bot.Appwrite;
using Bot.Appwrite.Steps;
using Bot.Setup;
using static Tests.Vendors.Appwrite.AppwriteRig;

namespace Tests.Vendors.Appwrite;

/// <summary><c>setup --tables</c>, byte for byte; <see cref="Tests.Setup.EmptyProject"/> and its neighbours do it against the sandbox.</summary>
public sealed class AppwriteSetupTests
{
    private const string Bucket = """{"$permissions":[],"fileSecurity":true,"enabled":true,"maximumFileSize":5242880,"allowedFileExtensions":["jpg"],"compression":"none"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_project_gets_everything_in_a_call_each()
    {
        await using var rig = New();
        rig.Vendor.Answers(404, Error(404, "database_not_found")).Answers(201, "{\"$id\":\"production\"}").Answers(200, "{\"$id\":\"production\"}");
        foreach (var table in AppwriteTables.All) rig.Vendor.Answers(404, Error(404, "table_not_found")).Answers(201, "{\"$id\":\"t\"}").Answers(200, Existing(table));
        rig.Vendor.Answers(404, Error(404, "storage_bucket_not_found")).Answers(201, "{\"$id\":\"postPictures\"}").Answers(200, Bucket);
        var said = new Said();
        Assert.Equal(9, await rig.Get<AppwriteSetup>().RunAsync(said, Ct));
        Assert.Equal(["database production made", "table socialPosts made with 12 columns", "table publications made with 11 columns", "table settings made with 2 columns", "table orders made with 27 columns", "table orderItems made with 6 columns", "table apiCalls made with 5 columns", "table metrics made with 7 columns", "bucket postPictures made", "9 changes"], said.Lines);

        using var body = JsonDocument.Parse(rig.Vendor.Requests[4].Body);
        var score = body.RootElement.GetProperty("columns").EnumerateArray().Single(c => c.GetProperty("key").GetString() == "aiScore");
        Assert.Equal("double", score.GetProperty("type").GetString());
        Assert.Equal("status", body.RootElement.GetProperty("indexes")[0].GetProperty("attributes")[0].GetString());
        Assert.Equal(
            """{"name":"postPictures","permissions":[],"fileSecurity":true,"enabled":true,"maximumFileSize":5242880,"allowedFileExtensions":["jpg"],"compression":"none","bucketId":"postPictures"}""",
            rig.Vendor.Requests[^2].Body);
    }

    [Fact]
    public async Task A_missing_column_is_added_and_waited_for()
    {
        await using var rig = New();
        var first = AppwriteTables.All[0];
        rig.Vendor.Answers(200, "{\"$id\":\"production\"}").Answers(200, Existing(first, without: "aiScore"))
            .Answers(202, """{"key":"aiScore","status":"processing"}""").Answers(200, Existing(first, processing: "aiScore")).Answers(200, Existing(first));
        foreach (var table in AppwriteTables.All.Skip(1)) rig.Vendor.Answers(200, Existing(table));
        rig.Vendor.Answers(200, Bucket);
        Assert.Equal(1, await rig.Finish(rig.Get<AppwriteSetup>().RunAsync(new Said(), Ct)));
        Assert.EndsWith("/tables/socialPosts/columns/float", rig.Vendor.Requests[2].Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("""{"key":"aiScore","required":false}""", rig.Vendor.Requests[2].Body);
        Assert.True(rig.Vendor.IsDone);
    }

    [Theory]
    [InlineData(401, "general_unauthorized_scope", "databases.write")]
    [InlineData(404, "project_not_found", "APPWRITE_PROJECT")] // not taken for an empty one
    [InlineData(404, "", "refused")]
    [InlineData(200, "", "cannot be read")]
    public async Task What_is_not_known_is_not_made(int status, string type, string sentence)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, status == 200 ? "{}" : Error(status, type));
        var told = await Assert.ThrowsAsync<SetupException>(() => rig.Get<AppwriteSetup>().RunAsync(new Said(), Ct));
        Assert.Contains(sentence, told.Message, StringComparison.Ordinal);
        Assert.True(rig.Vendor.IsDone);
    }

    private static string Existing(Table table, string without = "", string processing = "")
    {
        var columns = TableStep.Wire(table).Columns.Where(c => c.Key != without).Select(c =>
            $$"""{"key":"{{c.Key}}","type":"{{c.Type}}","status":"{{(c.Key == processing ? "processing" : "available")}}"{{(c.Size is { } size ? $",\"size\":{size}" : "")}}}""");
        var indexes = table.Indexed.Select(c => $$"""{"key":"by_{{c}}","type":"key","status":"available","columns":["{{c}}"]}""");
        return $$"""{"$id":"{{table.Id}}","$permissions":[],"rowSecurity":false,"enabled":true,"columns":[{{string.Join(',', columns)}}],"indexes":[{{string.Join(',', indexes)}}]}""";
    }

    private sealed class Said : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }
}
