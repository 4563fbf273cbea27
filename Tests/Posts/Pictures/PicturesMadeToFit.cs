using System.Text.Json.Nodes;
using Conversations;
using Conversations.Posts;
using Conversations.Posts.Pictures;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Tests.Support;

namespace Tests.Posts.Pictures;

/// <summary>A picture that would be refused is made to fit before its card, and what stands on the card goes out.</summary>
public sealed class PicturesMadeToFit
{
    private const string Product = "bold-blanket";

    [Theory]
    [InlineData(600, 1500, SKEncodedImageFormat.Jpeg, 1)]
    [InlineData(1080, 300, SKEncodedImageFormat.Png, 1)]
    [InlineData(800, 800, SKEncodedImageFormat.Jpeg, 6)]
    public async Task P6_the_picture_that_was_made_stands_on_the_card_and_goes_out(int width, int height, SKEncodedImageFormat format, int turn)
    {
        await using var world = await World.BeginAsync(settings: (BotSettings.Platforms, "facebook"));
        await ShowsAsync(world, Samples.Picture(width, height, format, turn));
        var card = await world.DraftAsync(Product);
        Assert.Contains(PostTexts.MadeToFit, card.Text, StringComparison.Ordinal);
        Assert.True(card.HasPhoto);
        var content = (await world.PostAsync()).Content!;
        var file = Assert.Single(await FilesAsync(world));
        Assert.Equal((content.PictureHash, "image/jpeg", true), (Text(file, "sha256"), Text(file, "mimeType"), file["isPublic"]!.GetValue<bool>()));

        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync();
        var live = Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal((content.PictureHash, content.Picture.AbsoluteUri), (Text(live, "pictureSha256"), Text(live, "imageUrl")));
        var photo = Assert.Single((await world.Desk.GetAsync("facebook/posts"))[0]!["photos"]!.AsArray())!;
        Assert.Equal(content.PictureHash, Text(photo, "pictureSha256"));
    }

    [Fact]
    public async Task What_is_fine_stays_where_it_is_and_nothing_is_kept()
    {
        await using var world = await World.BeginAsync();
        var card = await world.DraftAsync(Product);
        Assert.DoesNotContain(PostTexts.MadeToFit, card.Text, StringComparison.Ordinal);
        var post = await world.PostAsync();
        Assert.Equal((post.Product.Picture, (string?)null), (post.Content!.Picture, post.Trouble));
        Assert.Empty(await FilesAsync(world));
    }

    [Theory]
    [InlineData("Down", "I could have made it fit, but Appwrite")]
    [InlineData("Status", "I could have made it fit, but Appwrite has trouble of its own")]
    public async Task D4_without_a_place_to_keep_it_the_card_names_what_is_wrong(string fault, string sentence)
    {
        await using var world = await World.BeginAsync();
        await ShowsAsync(world, Samples.Picture(600, 1500));
        await world.Desk.FaultAsync("appwrite", fault, "/files", times: 0);
        var card = await world.DraftAsync(Product);
        Assert.Contains("Instagram will not take this picture: 600 × 1500 is taller than 4:5", card.Text, StringComparison.Ordinal);
        Assert.Contains(sentence, card.Text, StringComparison.Ordinal);
        var post = await world.PostAsync();
        Assert.Equal(post.Product.Picture, post.Content!.Picture);
    }

    [Fact]
    public async Task X6_what_is_no_picture_stops_the_draft_with_a_sentence()
    {
        await using var world = await World.BeginAsync();
        await ShowsAsync(world, "JFIF, or so it says"u8.ToArray());
        Assert.Contains("cannot be read: it is none, or damaged", (await world.AskAsync($"https://linen-and-loaf.myshopify.com/products/{Product}")).Text, StringComparison.Ordinal);
        Assert.Empty(await FilesAsync(world));
    }

    [Fact]
    public async Task O1_a_draft_that_is_made_again_after_a_crash_keeps_one_picture()
    {
        var crash = new AtPoint(CrashPoint.DraftWritten);
        await using var world = await World.BeginAsync(crash.Register);
        await ShowsAsync(world, Samples.Picture(600, 1500));
        crash.Do = () => throw new InvalidOperationException("the power goes");
        await world.DraftAsync(Product);
        var kept = (await world.Desk.RequestsAsync("appwrite")).Where(r => Text(r, "method") == "POST" && Text(r, "path").EndsWith("/files", StringComparison.Ordinal)).Select(r => r["status"]!.GetValue<int>());
        Assert.Equal([201, 409], kept);
        Assert.Equal((await world.PostAsync()).Content!.PictureHash, Text(Assert.Single(await FilesAsync(world)), "sha256"));
    }

    [Fact]
    public async Task V3_tiktok_alone_is_left_out_where_it_could_not_fetch_the_picture()
    {
        await using var world = await World.BeginAsync(settings: (BotSettings.Platforms, "tiktok"));
        await ShowsAsync(world, Samples.Picture(600, 1500));
        var card = await world.DraftAsync(Product);
        Assert.Contains(PostTexts.WithoutTikTok(PostTexts.MadeElsewhere), card.Text, StringComparison.Ordinal);
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync();
        Assert.Equal([Platform.Instagram], (await world.PostAsync()).Platforms);
    }

    [Fact]
    public async Task P4_a_picture_that_was_taken_away_is_named_and_nothing_goes_out()
    {
        await using var world = await World.BeginAsync();
        await ShowsAsync(world, Samples.Picture(600, 1500));
        await world.DraftAsync(Product);
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.Services.GetRequiredService<IPictureStore>().RemoveAsync((await world.PostAsync()).Content!.Picture, CancellationToken.None);
        await world.NowAsync();
        await world.SeesAsync("is gone from Appwrite. Draft the product again", most: TimeSpan.FromMinutes(40), step: TimeSpan.FromSeconds(5));
        Assert.Empty(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task Pictures_of_posts_that_are_over_are_removed_after_two_weeks_and_no_others()
    {
        await using var world = await World.BeginAsync();
        await ShowsAsync(world, Samples.Picture(600, 1500));
        await world.SentAsync(Product);
        await world.LiveAsync();
        await ShowsAsync(world, Samples.Picture(1500, 600));
        await world.DraftAsync(Product);
        await world.Services.GetRequiredService<SweepPictures>().RunAsync(CancellationToken.None);
        Assert.Equal(2, (await FilesAsync(world)).Count);
        world.Time.Advance(TimeSpan.FromDays(15));
        await world.SettleAsync();
        await world.Services.GetRequiredService<SweepPictures>().RunAsync(CancellationToken.None);
        Assert.Equal((await world.PostAsync(2)).Content!.PictureHash, Text(Assert.Single(await FilesAsync(world)), "sha256"));
    }

    private static async Task ShowsAsync(World world, byte[] picture) =>
        await world.Desk.PostAsync($"shopify/picture/{Product}", new JsonObject { ["bytes"] = Convert.ToBase64String(picture) });

    private static async Task<IReadOnlyList<JsonNode>> FilesAsync(World world) => [.. (await world.Desk.GetAsync("appwrite/files")).AsArray().Select(f => f!)];

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
