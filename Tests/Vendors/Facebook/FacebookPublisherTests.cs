using System.Text.Json.Nodes;
using Bot.Social;
using Bot.Social.Facebook;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using static Tests.Vendors.Instagram.InstagramRig;

namespace Tests.Vendors.Facebook;

/// <summary>A picture to a Page: what is asked, and what each answer means.</summary>
public sealed class FacebookPublisherTests
{
    private const string PageAnswer = """{"access_token":"page.secret","link":"https://www.facebook.com/acme","id":"1000"}""";
    private static readonly DateTimeOffset Since = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task P5_the_photo_is_uploaded_unseen_and_the_post_it_hangs_on_is_the_only_public_call()
    {
        await using var rig = Open();
        var publisher = rig.Publisher(Platform.Facebook);
        rig.Vendor.Answers(200, """{"id":"501"}""").Answers(200, """{"id":"501"}""").Answers(200, """{"id":"1000_77"}""").Answers(200, """{"id":"1000_77","permalink_url":"https://www.facebook.com/1000_77"}""");
        Assert.Equal(new HandleOutcome.Made("501"), await publisher.PrepareAsync(Content, Ct));
        Assert.IsType<HandleStatus.Ready>(await publisher.LookAsync("501", Ct));
        Assert.Equal(new SendOutcome.Published("1000_77"), await publisher.SendAsync("501", Content, Ct));
        Assert.Equal(new Uri("https://www.facebook.com/1000_77"), await publisher.LinkAsync("1000_77", Ct));
        Assert.Equal(new Uri("https://www.facebook.com/acme"), publisher.Profile);
        Assert.Equal(
            [
                "GET https://graph.facebook.com/v26.0/1000?fields=access_token,link ",
                """POST https://graph.facebook.com/v26.0/1000/photos {"url":"https://cdn.shopify.com/s/files/1/tote.jpg?width=1440","published":false,"alt_text_custom":"Bag on a hook"}""",
                "GET https://graph.facebook.com/v26.0/501?fields=id,page_story_id ",
                """POST https://graph.facebook.com/v26.0/1000/feed {"message":"Market mornings.\nUndyed \u0022linen\u0022 \uD83C\uDF3E\n#linen","attached_media":[{"media_fbid":"501"}]}""",
                "GET https://graph.facebook.com/v26.0/1000_77?fields=id,permalink_url ",
            ],
            rig.Vendor.Requests.Select(r => $"{r.Method} {r.Address} {r.Body}"));
        Assert.Equal(["Bearer user.secret", "Bearer page.secret"], rig.Vendor.Requests.Select(r => r.Headers["Authorization"]).Distinct());
    }

    [Fact]
    public async Task P5_several_photos_are_one_handle_and_any_of_them_knows_the_post()
    {
        await using var rig = Open();
        var publisher = rig.Publisher(Platform.Facebook);
        string[] ids = ["122100000000000501", "122100000000000502", "9223372036854775807"];
        foreach (var id in ids) rig.Vendor.Answers(200, $$"""{"id":"{{id}}"}""");
        var content = Content with { More = [new(new("https://a.example/2.jpg"), "01", "Two"), new(new("https://a.example/3.jpg"), "02", "Three")] };
        var handle = Assert.IsType<HandleOutcome.Made>(await publisher.PrepareAsync(content, Ct)).Handle;
        Assert.Equal(["Bag on a hook", "Two", "Three"], rig.Vendor.Requests.TakeLast(3).Select(r => JsonNode.Parse(r.Body)!["alt_text_custom"]!.GetValue<string>()));

        foreach (var id in ids) rig.Vendor.Answers(200, $$"""{"id":"{{id}}"}""");
        Assert.IsType<HandleStatus.Ready>(await publisher.LookAsync(handle, Ct));
        rig.Vendor.Answers(200, $$"""{"id":"{{ids[0]}}"}""").Answers(500, "").Answers(200, $$"""{"id":"{{ids[2]}}","page_story_id":"1000_77"}""");
        Assert.Equal(new HandleStatus.Live("1000_77"), await publisher.LookAsync(handle, Ct));
        rig.Vendor.Answers(200, $$"""{"id":"{{ids[0]}}"}""").Answers(500, "").Answers(200, $$"""{"id":"{{ids[2]}}"}""");
        Assert.IsType<HandleStatus.Unreadable>(await publisher.LookAsync(handle, Ct)); // what one does not say proves nothing (D3)

        rig.Vendor.Answers(200, """{"id":"1000_77"}""");
        await publisher.SendAsync(handle, content, Ct);
        Assert.Equal(ids, JsonNode.Parse(rig.Vendor.Requests[^1].Body)!["attached_media"]!.AsArray().Select(m => m!["media_fbid"]!.GetValue<string>()));
    }

    [Fact]
    public void P5_ten_photos_fit_into_the_column_that_other_devices_see()
    {
        var ids = Enumerable.Range(0, 10).Select(i => $"{ulong.MaxValue - (ulong)i}").ToList();
        var handle = PhotoHandle.Of(ids)!;
        Assert.InRange(handle.Length, 1, 128);
        Assert.Equal(ids, PhotoHandle.Ids(handle));
        Assert.Equal(("501", "501"), (PhotoHandle.Of(["501"]), Assert.Single(PhotoHandle.Ids("501"))));
        Assert.Null(PhotoHandle.Of(["501", "a"]));
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(302, "")]
    [InlineData(500, "")]
    [InlineData(400, """{"error":{"message":"m","code":506}}""")]
    [InlineData(400, """{"error":{"message":"m","code":190,"error_subcode":463}}""")]
    [InlineData(400, """{"error":{"message":"m","code":200}}""")]
    public async Task P4_any_answer_to_the_post_but_a_complete_yes_is_unknown(int status, string body)
    {
        await using var rig = Open();
        rig.Vendor.Answers(status, body);
        Assert.IsType<SendOutcome.Unknown>(await rig.Publisher(Platform.Facebook).SendAsync("501", Content, Ct));
        Assert.Equal(2, rig.Vendor.Requests.Count);
    }

    [Fact]
    public async Task While_the_page_cannot_be_opened_nothing_is_sent()
    {
        await using var rig = New();
        rig.Vendor.Answers(500, "").Answers(200, """{"link":"https://www.facebook.com/acme"}""").Answers(400, Error(190, 460));
        Assert.IsType<SendOutcome.NotSent>(await rig.Publisher(Platform.Facebook).SendAsync("501", Content, Ct));
        var noRole = Assert.IsType<HandleOutcome.Refused>(await rig.Publisher(Platform.Facebook).PrepareAsync(Content, Ct));
        Assert.Contains("pages_manage_posts", noRole.Reason, StringComparison.Ordinal);
        var changed = Assert.IsType<HandleOutcome.Refused>(await rig.Publisher(Platform.Facebook).PrepareAsync(Content, Ct));
        Assert.Contains("password was changed", changed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(rig.Vendor.Requests, r => r.Method == "POST");
    }

    [Fact]
    public async Task A_page_token_that_is_refused_is_asked_for_anew()
    {
        await using var rig = Open();
        rig.Vendor.Answers(400, Error(190)).Answers(200, PageAnswer.Replace("page.secret", "newer.secret", StringComparison.Ordinal)).Answers(200, """{"id":"501","page_story_id":"1000_77"}""");
        Assert.IsType<HandleStatus.Unreadable>(await rig.Publisher(Platform.Facebook).LookAsync("501", Ct));
        Assert.Equal(new HandleStatus.Live("1000_77"), await rig.Publisher(Platform.Facebook).LookAsync("501", Ct));
        Assert.Equal("Bearer newer.secret", rig.Vendor.Requests[^1].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"1000_78","message":"Something else","created_time":"2026-11-22T18:31:04+0000"},{"id":"1000_77","message":"Market mornings.\nUndyed \"linen\" 🌾\n#linen","created_time":"2026-11-22T18:30:04+0000"}]}""", "1000_77")]
    [InlineData("""{"data":[{"id":"1000_77","message":"Market mornings.\nUndyed \"linen\" 🌾\n#linen","created_time":"2026-11-22T17:30:04+0000"}]}""", null)]
    [InlineData("""{"data":[]}""", null)]
    public async Task The_text_and_the_time_decide_whether_a_listed_post_is_ours(string list, string? found)
    {
        await using var rig = Open();
        rig.Vendor.Answers(200, list);
        var outcome = await rig.Publisher(Platform.Facebook).FindAsync(Content, Since, Ct);
        Assert.Equal(found is null ? new FindOutcome.NotThere() : new FindOutcome.Found(found), outcome);
    }

    [Theory]
    [InlineData(200, """{"data":[{"message":"No id","created_time":"2026-11-22T18:31:04+0000"}]}""")]
    [InlineData(200, "{}")]
    [InlineData(500, "")]
    public async Task D3_a_list_that_cannot_be_read_proves_nothing(int status, string list)
    {
        await using var rig = Open();
        rig.Vendor.Answers(status, list);
        Assert.IsType<FindOutcome.Unreadable>(await rig.Publisher(Platform.Facebook).FindAsync(Content, Since, Ct));
    }

    private static Rig New() => new(
        services => services.AddSocial(),
        new Dictionary<string, string?> { ["META_ACCESS_TOKEN"] = "user.secret", ["FACEBOOK_PAGE_ID"] = "1000" }, FacebookClient.Vendor);

    /// <summary>With the Page's token already asked for.</summary>
    private static Rig Open()
    {
        var rig = New();
        rig.Vendor.Answers(200, PageAnswer);
        return rig;
    }
}
