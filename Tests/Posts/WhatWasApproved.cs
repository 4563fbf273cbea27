using Conversations.Posts;
using Tests.Support;

namespace Tests.Posts;

public sealed class WhatWasApproved
{
    [Fact]
    public async Task P6_what_goes_out_is_byte_for_byte_what_stood_on_the_card()
    {
        await using var world = await World.BeginAsync();
        await world.SentAsync("bold-blanket");
        await world.LiveAsync();
        var content = (await world.PostAsync()).Content!;
        var live = Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(content.Text, live["caption"]!.GetValue<string>());
        Assert.Equal(content.AltText, live["altText"]!.GetValue<string>());
        Assert.Equal(content.PictureHash, live["pictureSha256"]!.GetValue<string>());
    }

    [Fact]
    public async Task P6_a_text_edited_after_the_approval_needs_a_new_one()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.PassAsync(TimeSpan.FromSeconds(10)); // the undo window ends, Edit appears
        await world.TapAsync("Edit text");
        await world.SeesAsync("a new text needs a new approval");
        await world.Desk.SayAsync("Undyed linen, wide straps.");
        await world.TapAsync("Use this");
        await world.SeesAsync("Undyed linen, wide straps.");
        var post = await world.PostAsync();
        Assert.Equal(PostStage.InReview, post.Stage);
        Assert.Null(post.Approval);
        await world.PassAsync(TimeSpan.FromHours(12), TimeSpan.FromMinutes(1));
        Assert.Empty(await world.Desk.PublishedAsync());
        await world.TapAsync("Approve");
        await world.SeesAsync("approved · ");
        await world.NowAsync();
        await world.LiveAsync();
        Assert.Equal("Undyed linen, wide straps.", Assert.Single(await world.Desk.PublishedAsync())["caption"]!.GetValue<string>());
    }

    [Fact]
    public async Task P6_another_picture_in_the_shop_sends_it_back_to_review()
    {
        var shop = new SwappedPictures();
        await using var world = await World.BeginAsync(shop.Register);
        await world.ApprovedAsync();
        shop.Swapped = true; // the same address serves other bytes
        await world.NowAsync();
        await world.SeesAsync(PostTexts.PictureChanged);
        var post = await world.PostAsync();
        Assert.Equal(PostStage.InReview, post.Stage);
        Assert.Null(post.Approval);
        await world.PassAsync(TimeSpan.FromHours(6), TimeSpan.FromMinutes(1));
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.DoesNotContain(await world.Desk.RequestsAsync("instagram"), r => r["method"]!.GetValue<string>() == "POST");
    }

    [Fact]
    public async Task P7_a_draft_left_for_three_days_is_never_sent()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.PassAsync(TimeSpan.FromDays(3), TimeSpan.FromMinutes(10));
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.DoesNotContain(await world.Desk.RequestsAsync("instagram"), r => r["method"]!.GetValue<string>() == "POST");
        Assert.Equal(PostStage.InReview, (await world.PostAsync()).Stage);
    }

    [Fact]
    public async Task P9_stop_holds_over_a_restart_until_resume()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        Assert.Contains("Stopped", (await world.AskAsync("/stop")).Text, StringComparison.Ordinal);
        await world.NowAsync();
        await world.PassAsync(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(5));
        await world.StopAsync();
        await world.StartAsync();
        await world.PassAsync(TimeSpan.FromHours(6), TimeSpan.FromMinutes(1));
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.Equal(0, await world.PublishCallsAsync());
        Assert.Contains("Stopped by Robin", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        await world.AskAsync("/resume");
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task P9_stop_in_the_middle_sends_nothing_more()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("instagram", "Status", "POST", times: 3, status: 503); // the container takes some tries
        await world.SentAsync();
        await world.SeesAsync("is going out");
        await world.AskAsync("/stop");
        await world.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(2));
        Assert.Equal(0, await world.PublishCallsAsync());
        await world.AskAsync("/resume");
        await world.SeesAsync("Draft 1", most: TimeSpan.FromMinutes(1));
        await world.PassUntilAsync(async () => (await world.PostAsync()).Stage is PostStage.Published or PostStage.Failed, "an end", TimeSpan.FromMinutes(20));
        Assert.True((await world.Desk.PublishedAsync()).Count <= 1);
    }

    [Fact]
    public async Task Undo_takes_the_approval_back()
    {
        await using var world = await World.BeginAsync(null, ("UNDO_WINDOW", "10m"));
        await world.ApprovedAsync();
        await world.TapAsync("Undo");
        await world.PassAsync(TimeSpan.FromHours(12), TimeSpan.FromMinutes(2));
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.Null((await world.PostAsync()).Approval);
    }
}
