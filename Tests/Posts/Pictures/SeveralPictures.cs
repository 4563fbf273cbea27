using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Chat;
using Conversations.Posts;
using Conversations.Posts.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Posts.Pictures;

/// <summary>All pictures of a product in one post: seen before the tap, out once and in order, and none of them lost without a word.</summary>
public sealed class SeveralPictures
{
    private const string Product = "oak-board";

    [Fact]
    public async Task P6_all_pictures_go_out_in_order_on_every_platform_as_they_were_seen()
    {
        await using var world = await World.BeginAsync(settings: (BotSettings.Platforms, "facebook,tiktok"));
        var card = await world.DraftAsync(Product);
        Assert.Contains("🖼 1 of 3 pictures", card.Text, StringComparison.Ordinal);
        Assert.Null((await world.PostAsync()).Content!.More);
        await AllAsync(world);
        var album = await world.SeesAsync(PostTexts.PicturesOf(3, new(1)));
        Assert.Equal(3, (await world.Desk.ChatAsync()).Count(m => m.Id >= album.Id && m.HasPhoto && m.Buttons.Count == 0));
        Assert.Single(await world.Desk.RequestsAsync("telegram"), r => Text(r, "path").Contains("sendMediaGroup", StringComparison.OrdinalIgnoreCase));
        await OutAsync(world);

        var content = (await world.PostAsync()).Content!;
        Assert.Equal([content.AltText, "The grain from near", content.AltText], content.Pictures.Select(p => p.AltText)); // the shop has not described the last one
        var hashes = content.Pictures.Select(p => p.Hash).ToList();
        Assert.Equal(3, hashes.Distinct().Count());
        var live = Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(content.Pictures.Select(p => (p.Hash, p.AltText, false)), live["pictures"]!.AsArray().Select(p => (Text(p!, "pictureSha256"), Text(p!, "altText"), p!["isCropped"]!.GetValue<bool>())));
        var onPage = Assert.Single((await world.Desk.GetAsync("facebook/posts")).AsArray())!;
        Assert.Equal(hashes, onPage["photos"]!.AsArray().Select(p => Text(p!, "pictureSha256")));
        var draft = Assert.Single((await world.Desk.GetAsync("tiktok/inbox")).AsArray())!;
        Assert.Equal(hashes, draft["sha256"]!.AsArray().Select(h => h!.GetValue<string>()));
        Assert.Equal(content.Text, Text(live, "caption"));
    }

    /// <summary>Three containers, one over them, and their publishing; three photos and their post.</summary>
    [Theory]
    [InlineData("instagram", "/media", 1, "ResetAfter")]
    [InlineData("instagram", "/media", 3, "Cut")]
    [InlineData("instagram", "/media", 4, "StatusAfter")]
    [InlineData("instagram", "/media", 5, "ResetAfter")]
    [InlineData("instagram", "/media", 4, "ResetBefore")]
    [InlineData("facebook", "/photos", 2, "ResetAfter")]
    [InlineData("facebook", "/feed", 1, "Cut")]
    public async Task P1_an_answer_that_is_lost_at_any_step_makes_no_second_post(string vendor, string path, int nth, string kind)
    {
        await using var world = await World.BeginAsync(settings: (BotSettings.Platforms, "facebook"));
        await world.DraftAsync(Product);
        await AllAsync(world);
        if (nth > 1) await world.Desk.FaultAsync(vendor, nameof(FaultKind.Delay), "POST /v26.0/" + Account(vendor) + path, times: nth - 1);
        await world.Desk.FaultAsync(vendor, kind, "POST /v26.0/" + Account(vendor) + path);
        await OutAsync(world);
        await world.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Equal(3, Assert.Single(await world.Desk.PublishedAsync())["pictures"]!.AsArray().Count);
        Assert.Equal(3, Assert.Single((await world.Desk.GetAsync("facebook/posts")).AsArray())!["photos"]!.AsArray().Count);
        Assert.Equal(1, await world.PublishCallsAsync());
        Assert.Equal(1, (await world.Desk.RequestsAsync("facebook")).Count(r => Text(r, "method") == "POST" && Text(r, "path").Contains("/feed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task P6_pictures_of_other_shapes_get_the_first_ones_so_that_nothing_is_cropped_and_tiktok_takes_the_first()
    {
        await using var world = await World.BeginAsync(settings: (BotSettings.Platforms, "tiktok"));
        await ShowsAsync(world, 2, Samples.Picture(600, 1500));
        await ShowsAsync(world, 3, Samples.Picture(1080, 1350));
        await world.DraftAsync(Product);
        await AllAsync(world);
        await world.SeesAsync(PostTexts.FirstForTikTok);
        await world.SeesAsync(PostTexts.MadeToFit);
        world.Time.Advance(TimeSpan.FromDays(20));
        await world.SettleAsync();
        await world.Services.GetRequiredService<SweepPictures>().RunAsync(CancellationToken.None); // it still waits, and needs them
        await OutAsync(world);
        var content = (await world.PostAsync()).Content!;
        Assert.Equal(content.Pictures.Select(p => (p.Hash, false)), Assert.Single(await world.Desk.PublishedAsync())["pictures"]!.AsArray().Select(p => (Text(p!, "pictureSha256"), p!["isCropped"]!.GetValue<bool>())));
        Assert.Equal([content.PictureHash], Assert.Single((await world.Desk.GetAsync("tiktok/inbox")).AsArray())!["sha256"]!.AsArray().Select(h => h!.GetValue<string>()));
        Assert.Equal(2, (await world.Desk.GetAsync("appwrite/files")).AsArray().Count);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_had_is_named_and_left_out_and_the_post_goes_on_without_it()
    {
        await using var world = await World.BeginAsync();
        await ShowsAsync(world, 2, []);
        await world.DraftAsync(Product);
        await AllAsync(world);
        await world.SeesAsync("Picture 2 of 3: The product's picture is gone from the shop. It is left out.");
        await world.SeesAsync("🖼 2 of 3 pictures");
        await OutAsync(world);
        Assert.Equal(2, Assert.Single(await world.Desk.PublishedAsync())["pictures"]!.AsArray().Count);
    }

    [Fact]
    public async Task P7_a_picture_that_goes_missing_after_the_approval_stops_the_post_and_without_it_is_a_new_approval()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Product);
        await AllAsync(world);
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await ShowsAsync(world, 3, []);
        await world.NowAsync();
        await world.SeesAsync("not posted: Picture 3 of 3: The product's picture is gone from the shop", most: TimeSpan.FromMinutes(40), step: TimeSpan.FromSeconds(5));
        Assert.Empty(await world.Desk.PublishedAsync());
        await world.TapAsync(PostTexts.WithoutMissing);
        await world.SeesAsync("🖼 2 of 3 pictures");
        Assert.Equal((PostStage.InReview, (Approval?)null), ((await world.PostAsync()).Stage, (await world.PostAsync()).Approval));
        await OutAsync(world);
        Assert.Equal(2, Assert.Single(await world.Desk.PublishedAsync())["pictures"]!.AsArray().Count);
    }

    [Fact]
    public async Task P6_another_picture_among_them_sends_it_back_to_review()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Product);
        await AllAsync(world);
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await ShowsAsync(world, 2, Samples.Picture(1080, 1080));
        await world.NowAsync();
        await world.SeesAsync(PostTexts.PictureChanged);
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task An_edit_keeps_them_and_the_first_alone_can_be_had_back()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Product);
        await AllAsync(world);
        await world.TapAsync("Edit text");
        await world.SeesAsync("Editing draft 1");
        await world.Desk.SayAsync("One piece of oak, oiled.");
        await world.TapAsync("Use this");
        await world.PassUntilAsync(
            async () => (await world.Desk.ChatAsync()).Any(m => m.Text.Contains("One piece of oak, oiled.", StringComparison.Ordinal) && m.Buttons.Any(b => b.Label == PostTexts.FirstPicture)), "the card with the new text");
        Assert.Equal(3, (await world.PostAsync()).Content!.Pictures.Count);
        Assert.Equal(PostTexts.FormChosen(Verbs.FirstPicture), await world.TapAsync(PostTexts.FirstPicture));
        Assert.Null((await world.PostAsync()).Content!.More);
        await world.FindButtonAsync(PostTexts.AllPictures(3)); // the card has become what is approved
        await OutAsync(world);
        Assert.Single(Assert.Single(await world.Desk.PublishedAsync())["pictures"]!.AsArray());
    }

    [Fact]
    public async Task R1_an_old_button_and_a_viewer_change_nothing()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync(Product);
        var (message, data) = await world.FindButtonAsync(PostTexts.AllPictures(3));
        Assert.Equal(ChatTexts.NoRight, await world.TapAsync(message, data, user: 333, chat: Desk.Owner, forged: true));
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        Assert.Equal(PostTexts.Changed, await world.TapAsync(message, data, forged: true));
        await world.SettleAsync();
        var post = await world.PostAsync();
        Assert.Equal((PostStage.Scheduled, (object?)null), (post.Stage, post.Content!.More));
    }

    /// <summary>The hashes are what the release before made of the same content.</summary>
    [Theory]
    [InlineData(null, "3aae8159032270bf82840a429c0bba70fdd9f177b908ffbe1344a565a143dca4")]
    [InlineData("https://cdn.shopify.com/v.mp4", "00871400fe23b8247ec0c387f869f8e2934c7d5ee5dfabc8025cc25344541ab6")]
    public void O5_what_an_older_release_has_stored_is_read_and_its_approvals_hold(string? video, string hash)
    {
        var film = video is null ? "" : $$""","Video":{"Address":"{{video}}","Hash":"{{string.Concat(Enumerable.Repeat("cd", 32))}}"}""";
        var body = $$$"""
            {"Id":{"Value":7},"Revision":3,"Stage":"Scheduled","Chat":{"Value":111},"CreatedAt":"2026-11-23T09:00:00+00:00","Product":{"Id":"gid://shopify/Product/1","Handle":"tote","Title":"Tote",
            "Description":"","Visibility":"Visible","Price":{"Amount":34,"Currency":"EUR"},"HighestPrice":{"Amount":34,"Currency":"EUR"},"ForSale":true,"Tags":[],"Options":{},"Picture":"https://cdn.shopify.com/s/files/1/tote.jpg"},
            "Content":{"Text":"Market mornings. 🌾","AltText":"Bag on a hook","Picture":"https://cdn.shopify.com/s/files/1/tote.jpg?v=1\u0026width=1080","PictureHash":"{{{string.Concat(Enumerable.Repeat("ab", 32))}}}"{{{film}}}},
            "Platforms":["Instagram"],"Moves":0,"Lines":[]}
            """;
        var post = JsonSerializer.Deserialize(body, JournalJson.Default.Post)!;
        Assert.Equal((hash, 1), (post.Content!.Hash(), post.Content.Pictures.Count));
        Assert.DoesNotContain("More", JsonSerializer.Serialize(post, JournalJson.Default.Post), StringComparison.Ordinal);
        Assert.NotEqual(hash, (post.Content with { More = [new(new("https://a.example/b.jpg"), "ab", "")] }).Hash());
    }

    private static async Task AllAsync(World world)
    {
        Assert.Equal(PostTexts.LoadingPictures, await world.ChooseAsync(PostTexts.AllPictures(3)));
        await world.PassUntilAsync(async () => (await world.PostAsync()).Content!.More is not null, "the pictures");
        await world.SettleAsync();
    }

    private static async Task OutAsync(World world)
    {
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync(most: TimeSpan.FromMinutes(20));
    }

    /// <param name="picture">Empty for one that is gone.</param>
    private static async Task ShowsAsync(World world, int number, byte[] picture) =>
        await world.Desk.PostAsync($"shopify/picture/{Product}-{number}", new JsonObject { ["bytes"] = Convert.ToBase64String(picture) });

    private static string Account(string vendor) => vendor == "facebook" ? Sandbox.Facebook.Page.Id : Sandbox.Instagram.Account.Id;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
