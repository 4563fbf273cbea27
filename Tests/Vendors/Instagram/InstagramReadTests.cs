using Conversations.Posts.Publishing;
using static Tests.Vendors.Instagram.InstagramRig;

namespace Tests.Vendors.Instagram;

public sealed class InstagramReadTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 22, 18, 30, 0, 700, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, Type> Containers => new()
    {
        { 200, """{"status_code":"IN_PROGRESS","status":"In Progress","id":"1790"}""", typeof(HandleStatus.Waiting) },
        { 200, """{"status_code":"FINISHED","id":"1790"}""", typeof(HandleStatus.Ready) },
        { 200, """{"status_code":"PUBLISHED","id":"1790"}""", typeof(HandleStatus.Live) },
        { 200, """{"status_code":"EXPIRED","id":"1790"}""", typeof(HandleStatus.Dead) },
        { 200, """{"status_code":"ERROR","status":"Error: Media upload has failed with error code 2207052","id":"1790"}""", typeof(HandleStatus.Dead) },
        { 200, """{"status_code":"SOMETHING_NEW"}""", typeof(HandleStatus.Unreadable) },
        { 200, "{}", typeof(HandleStatus.Unreadable) },
        { 200, "<html>", typeof(HandleStatus.Unreadable) },
        { 400, Error(100, 33), typeof(HandleStatus.Unreadable) },
        { 400, Error(24, 2207008), typeof(HandleStatus.Unreadable) },
        { 400, Error(190, 463), typeof(HandleStatus.Unreadable) },
        { 500, "", typeof(HandleStatus.Unreadable) },
    };

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task A_container_is_what_its_status_says_and_a_failed_read_says_nothing(int status, string body, Type outcome)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        Assert.IsType(outcome, await rig.Publisher().LookAsync("1790", Ct));
        Assert.Equal("/v26.0/1790?fields=status_code,status", rig.Vendor.Requests[0].Address.PathAndQuery);
    }

    [Fact]
    public async Task A_dead_container_says_why()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, """{"status_code":"ERROR","status":"Error: Media upload has failed with error code 2207052"}""");
        Assert.Contains("could not load the picture", Assert.IsType<HandleStatus.Dead>(await rig.Publisher().LookAsync("1790", Ct)).Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string, FindOutcome> Lists => new()
    {
        { List(Post("9", "Other text", "2026-11-22T18:31:00+0000"), Post("8", Same, "2026-11-22T18:30:05+0000")), new FindOutcome.Found("8") },
        { List(Post("8", Same, "2026-11-22T18:30:00+0000")), new FindOutcome.Found("8") },
        { List(Post("8", Same, "2026-11-22T19:30:05+01:00")), new FindOutcome.Found("8") },
        { List(Post("8", " Market mornings.\\r\\nUndyed \\\"linen\\\" 🌾\\r\\n#linen\\n", "2026-11-22T18:30:05+0000")), new FindOutcome.Found("8") },
        { List(Post("8", Same, "2026-11-22T18:29:59+0000")), new FindOutcome.NotThere() },
        { List(Post("8", "Market mornings.", "2026-11-22T18:30:05+0000")), new FindOutcome.NotThere() },
        { List("""{"id":"8","timestamp":"2026-11-22T18:30:05+0000","media_type":"IMAGE"}"""), new FindOutcome.NotThere() },
        { List(), new FindOutcome.NotThere() },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Only_the_same_text_since_the_intent_is_adopted(string body, FindOutcome outcome)
    {
        await using var rig = New();
        rig.Vendor.Answers(200, body);
        Assert.Equal(outcome, await rig.Publisher().FindAsync(Content, Since, Ct));
        Assert.Equal("/v26.0/178414/media?fields=id,caption,permalink,timestamp,media_type&limit=25", rig.Vendor.Requests[0].Address.PathAndQuery);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"data":[{"id":"8","caption":"x"}]}""")]
    [InlineData(200, """{"data":[{"id":"8","caption":"x","timestamp":"yesterday"}]}""")]
    [InlineData(400, "{}")]
    [InlineData(500, "")]
    public async Task A_list_that_cannot_be_read_is_not_a_list_without_the_post(int status, string body)
    {
        await using var rig = New();
        rig.Vendor.Answers(status, body);
        Assert.IsType<FindOutcome.Unreadable>(await rig.Publisher().FindAsync(Content, Since, Ct));
    }

    [Fact]
    public async Task A_list_that_does_not_reach_back_to_the_intent_proves_nothing()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, List([.. Enumerable.Range(0, 25).Select(i => Post($"{i}", "Other", "2026-11-22T18:40:00+0000"))]));
        Assert.IsType<FindOutcome.Unreadable>(await rig.Publisher().FindAsync(Content, Since, Ct));
    }

    [Fact]
    public async Task The_link_is_a_courtesy()
    {
        await using var rig = New();
        rig.Vendor.Answers(200, """{"permalink":"https://www.instagram.com/p/abc/","id":"1801"}""").Answers(400, Error(100, 33)).Fails(HttpRequestError.ResponseEnded);
        Assert.Equal("https://www.instagram.com/p/abc/", (await rig.Publisher().LinkAsync("1801", Ct))!.AbsoluteUri);
        Assert.Null(await rig.Publisher().LinkAsync("1801", Ct));
        Assert.Null(await rig.Publisher().LinkAsync("1801", Ct));
    }

    private const string Same = """Market mornings.\nUndyed \"linen\" 🌾\n#linen""";

    private static string Post(string id, string caption, string at) =>
        $$"""{"id":"{{id}}","caption":"{{caption}}","permalink":"https://www.instagram.com/p/{{id}}/","timestamp":"{{at}}","media_type":"IMAGE"}""";

    private static string List(params string[] posts) => """{"data":[""" + string.Join(',', posts) + "]}";
}
