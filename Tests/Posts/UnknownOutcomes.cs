using System.Text.Json.Nodes;
using Conversations;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Posts;

public sealed class UnknownOutcomes(ITestOutputHelper output)
{
    private const string Publish = "media_publish";

    private readonly AtPoint _atPoint = new(CrashPoint.IntentStored);

    [Theory]
    [InlineData("ResetBefore", 500, 0)]
    [InlineData("ResetAfter", 500, 1)]
    [InlineData("Cut", 500, 1)]
    [InlineData("Status", 500, 0)]
    [InlineData("Status", 503, 0)]
    [InlineData("Status", 429, 0)]
    [InlineData("StatusAfter", 500, 1)]
    [InlineData("StatusAfter", 403, 1)]
    [InlineData("Delay", 500, 0)]
    public async Task P4_V2_an_unknown_outcome_is_only_read_and_never_sent_again(string fault, int status, int live)
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("instagram", fault, Publish, status: status, delayMs: 900_000);
        await world.SentAsync();
        if (live == 1) await world.LiveAsync();
        else await world.PassAsync(TimeSpan.FromMinutes(9));
        output.WriteLine($"{fault} {status}: {await world.PublishCallsAsync()} publish call(s), {(await world.Desk.PublishedAsync()).Count} live\n{await world.Desk.TranscriptAsync()}");
        Assert.Equal(1, await world.PublishCallsAsync());
        Assert.Equal(live, (await world.Desk.PublishedAsync()).Count);
        if (live == 0) Assert.NotNull(await world.NewestAsync("did not confirm"));
    }

    [Fact]
    public async Task P4_what_cannot_be_read_for_a_while_is_live_once_it_can()
    {
        await using var world = await World.BeginAsync(_atPoint.Register);
        await world.Desk.FaultAsync("instagram", "ResetAfter", Publish);
        BreakReads(world);
        await world.SentAsync();
        var card = await world.SeesAsync("did not confirm", most: TimeSpan.FromMinutes(5));
        Assert.DoesNotContain(card.Buttons, b => b.Label.Contains("Try again", StringComparison.Ordinal));
        await world.Desk.PostAsync("instagram/read", new JsonObject { ["broken"] = false });
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task P1_finished_for_ten_minutes_asks_the_owner_and_not_there_then_try_again_gives_exactly_one_post()
    {
        await using var world = await World.BeginAsync(_atPoint.Register);
        await AskedAsync(world, "ResetBefore", readsBroken: false);
        await world.TapAsync("It's not there");
        await world.SeesAsync("not posted");
        Assert.Equal(1, await world.PublishCallsAsync());
        await world.TapAsync("Try again");
        await world.LiveAsync();
        Assert.Equal(2, await world.PublishCallsAsync());
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task P1_not_there_is_looked_up_once_more_before_it_counts()
    {
        await using var world = await World.BeginAsync(_atPoint.Register);
        await AskedAsync(world, "ResetAfter", readsBroken: true);
        await world.Desk.PostAsync("instagram/read", new JsonObject { ["broken"] = false });
        await world.TapAsync("It's not there");
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task P4_the_owner_says_it_is_live_and_nothing_is_sent()
    {
        await using var world = await World.BeginAsync(_atPoint.Register);
        await AskedAsync(world, "ResetAfter", readsBroken: true);
        await world.TapAsync("It's live");
        await world.LiveAsync();
        await world.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(10));
        Assert.Equal(PostStage.Published, (await world.PostAsync()).Stage);
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task P8_a_link_that_cannot_be_had_changes_nothing_about_live()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("instagram", "Status", "permalink", times: 0, status: 500);
        await world.SentAsync();
        await world.LiveAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));
        Assert.Equal(PostStage.Published, (await world.PostAsync()).Stage);
        await world.Desk.HealAsync();
        await world.PassUntilAsync(async () => (await world.PostAsync()).Lines is [{ Link: not null }], "the link", TimeSpan.FromMinutes(10));
        Assert.Single(await world.Desk.PublishedAsync());
        Assert.Equal(1, await world.PublishCallsAsync());
    }

    [Fact]
    public async Task P5_the_handle_is_on_record_before_anything_public()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("instagram", "ResetBefore", Publish);
        await world.SentAsync();
        await world.SeesAsync("did not confirm", most: TimeSpan.FromMinutes(5));
        var row = await world.Services.GetRequiredService<IPostStore>().FindPublicationAsync(new(1), Platform.Instagram, CancellationToken.None);
        Assert.Equal(PublicationState.Unknown, row!.State);
        Assert.NotNull(row.IntentAt);
        var containers = (await world.Desk.GetAsync("instagram/containers")).AsArray();
        Assert.Equal(row.Handle, Assert.Single(containers)!["id"]!.GetValue<string>());
    }

    /// <summary>From the moment the publish request leaves: before it, the picture must be seen to be ready.</summary>
    private void BreakReads(World world) => _atPoint.Do = () =>
        world.Desk.PostAsync("instagram/read", new JsonObject { ["broken"] = true }).GetAwaiter().GetResult();

    /// <summary>Until the owner is asked; then ten more minutes, in which nothing is sent.</summary>
    private async Task AskedAsync(World world, string fault, bool readsBroken)
    {
        await world.Desk.FaultAsync("instagram", fault, Publish);
        if (readsBroken) BreakReads(world);
        await world.SentAsync();
        await world.SeesAsync("I cannot find out whether it is live", most: TimeSpan.FromMinutes(16), step: TimeSpan.FromSeconds(2));
        Assert.Equal(1, await world.PublishCallsAsync());
    }
}
