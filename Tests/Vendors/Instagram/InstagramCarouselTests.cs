using System.Text.Json.Nodes;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using static Tests.Vendors.Instagram.InstagramRig;

namespace Tests.Vendors.Instagram;

/// <summary>Several pictures: a container for each, then one over them.</summary>
public sealed class InstagramCarouselTests
{
    private const string Finished = """{"status_code":"FINISHED"}""", Working = """{"status_code":"IN_PROGRESS"}""";

    private static readonly PostContent Three = Content with { More = [new(new("https://a.example/2.jpg"), "01", "Two"), new(new("https://a.example/3.jpg"), "02", "Three")] };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task P5_the_handle_is_the_one_over_all_and_the_text_is_its_own()
    {
        await using var rig = Begun();
        foreach (var id in (string[])["11", "12", "13"]) rig.Vendor.Answers(200, $$"""{"id":"{{id}}"}""");
        rig.Vendor.Answers(200, Working).Answers(200, Finished).Answers(200, Finished).Answers(200, Finished).Answers(200, """{"id":"19"}""");
        Assert.Equal(new HandleOutcome.Made("19"), await rig.Finish(rig.Publisher().PrepareAsync(Three, Ct)));
        var made = rig.Vendor.Requests.Where(r => r.Method == "POST").Select(r => JsonNode.Parse(r.Body)!).ToList();
        Assert.Equal("""{"image_url":"https://a.example/2.jpg","is_carousel_item":true,"alt_text":"Two"}""", made[1].ToJsonString());
        Assert.Equal(["alt_text", "image_url", "is_carousel_item"], made[0].AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(("CAROUSEL", """["11","12","13"]""", Three.Text), (made[3]["media_type"]!.GetValue<string>(), made[3]["children"]!.ToJsonString(), made[3]["caption"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(36003, 2207009, typeof(HandleOutcome.Refused), "Picture 2 of 3: The picture is too tall")]
    [InlineData(9004, 2207052, typeof(HandleOutcome.Later), "Picture 2 of 3: Instagram could not load the picture")]
    public async Task What_is_wrong_with_one_says_which(int code, int subcode, Type outcome, string sentence)
    {
        await using var rig = Begun();
        rig.Vendor.Answers(200, """{"id":"11"}""").Answers(400, Error(code, subcode));
        var said = await rig.Publisher().PrepareAsync(Three, Ct);
        Assert.IsType(outcome, said);
        Assert.StartsWith(sentence, said is HandleOutcome.Refused refused ? refused.Reason : ((HandleOutcome.Later)said).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_never_done_lets_the_post_wait_and_one_that_broke_ends_it()
    {
        await using var rig = Begun();
        foreach (var id in (string[])["11", "12", "13"]) rig.Vendor.Answers(200, $$"""{"id":"{{id}}"}""");
        for (var i = 0; i < 6; i++) rig.Vendor.Answers(200, Working);
        Assert.Contains("Picture 1 of 3", Assert.IsType<HandleOutcome.Later>(await rig.Finish(rig.Publisher().PrepareAsync(Three, Ct))).Reason, StringComparison.Ordinal);

        await using var other = Begun();
        foreach (var id in (string[])["11", "12", "13"]) other.Vendor.Answers(200, $$"""{"id":"{{id}}"}""");
        other.Vendor.Answers(200, Finished).Answers(200, """{"status_code":"ERROR","status":"Error: 2207032"}""");
        Assert.Contains("Picture 2 of 3", Assert.IsType<HandleOutcome.Refused>(await other.Publisher().PrepareAsync(Three, Ct)).Reason, StringComparison.Ordinal);
    }

    private static Rig Begun()
    {
        var rig = New();
        rig.Vendor.Answers(200, NoLimit).Answers(200, """{"username":"acme.shop","id":"178414"}""");
        return rig;
    }
}
