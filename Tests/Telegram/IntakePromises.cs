using System.Text.Json.Nodes;
using Bot.Journal;
using Conversations.Chat;
using Conversations.Help;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Telegram;

public sealed class IntakePromises
{
    [Fact]
    public async Task U3_a_handler_that_fails_five_times_is_parked_and_holds_up_nobody()
    {
        var throwing = new ThrowingText();
        await using var world = await World.BeginAsync(s => s.AddSingleton<ITextHandler>(throwing));
        await world.Desk.SayAsync("boom");
        await world.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Contains("Make", (await world.AskAsync("/help")).Text, StringComparison.Ordinal);
        await world.SeesAsync("Something went wrong on my side");
        Assert.Equal(5, throwing.Tries);
        Assert.Equal(1, world.Services.GetRequiredService<JournalInbox>().Parked());
        await world.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));
        Assert.Equal(5, throwing.Tries);
        Assert.Contains("1 could not be handled", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        await world.DraftAsync();
    }

    [Fact]
    public async Task U5_409_suspends_publishing_and_warns_and_ends_with_the_second_copy()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.Desk.FaultAsync("telegram", "Status", "getUpdates", times: 0, status: 409);
        var start = world.Time.GetUtcNow();
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.PassAsync(TimeSpan.FromHours(3), TimeSpan.FromSeconds(15)); // past its slot
        Assert.Empty(await world.Desk.PublishedAsync());
        Assert.Contains(world.Log.Lines, l => l.Contains("second copy", StringComparison.Ordinal));
        Assert.Contains(await LinesAsync(world), l => l is { Name: "Telegram", State: HealthState.Failing });
        // 10 s between tries, not a hot loop.
        double tries = (await world.Desk.RequestsAsync("telegram")).Count(r => r["status"]!.GetValue<int>() == 409);
        Assert.InRange(tries, 10d, (world.Time.GetUtcNow() - start).TotalSeconds / 10 + 2);
        await world.Desk.HealAsync();
        await world.LiveAsync();
        Assert.Single(await world.Desk.PublishedAsync());
    }

    [Fact]
    public async Task U5_401_stops_polling_and_approved_posts_still_go_out()
    {
        await using var world = await World.BeginAsync();
        await world.ApprovedAsync();
        await world.Desk.FaultAsync("telegram", "Status", "getUpdates", times: 0, status: 401);
        await world.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        Assert.Single(await world.Desk.RequestsAsync("telegram"), r => r["status"]!.GetValue<int>() == 401);
        Assert.Contains(await LinesAsync(world), l => l is { Name: "Telegram", State: HealthState.Failing });
        await world.PassUntilAsync(async () => (await world.Desk.PublishedAsync()).Count == 1, "the post at its slot", TimeSpan.FromHours(4), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task U5_429_waits_as_long_as_Telegram_says_and_loses_nothing()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.PostAsync("faults", new JsonObject
        {
            ["vendor"] = "telegram", ["kind"] = "Status", ["match"] = "sendMessage", ["times"] = 1, ["status"] = 429,
            ["body"] = """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 40","parameters":{"retry_after":40}}""",
        });
        var start = world.Time.GetUtcNow();
        await world.Desk.SayAsync("/help");
        await world.Desk.SayAsync("/cancel");
        await world.SeesAsync("nothing to cancel", most: TimeSpan.FromMinutes(3));
        Assert.True(world.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(40));
        var chat = await world.Desk.ChatAsync();
        Assert.Contains(chat, m => m.FromBot && m.Text.Contains("Halt", StringComparison.Ordinal));
        Assert.True(chat.Single(m => m.FromBot && m.Text.Contains("Halt", StringComparison.Ordinal)).Id < chat[^1].Id, "in order");
    }

    [Fact]
    public async Task U4_polling_comes_back_after_the_network_does()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("telegram", "Down");
        await world.PassAsync(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(1));
        var tries = (await world.Desk.RequestsAsync("telegram")).Count(r => r["status"]!.GetValue<int>() == 0);
        Assert.InRange(tries, 5, 900);
        await world.Desk.HealAsync();
        await world.Desk.SayAsync("/help");
        await world.SeesAsync("Halt", most: TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task U1_what_was_not_stored_is_delivered_again()
    {
        await using var world = await World.BeginAsync();
        await world.Desk.FaultAsync("telegram", "ResetAfter", "getUpdates");
        await world.Desk.SayAsync("/help");
        await world.SeesAsync("Halt");
        await world.Desk.FaultAsync("telegram", "Cut", "getUpdates");
        await world.Desk.SayAsync("/cancel");
        await world.SeesAsync("nothing to cancel");
        Assert.Single(await world.Desk.ChatAsync(), m => m.FromBot && m.Text.Contains("Halt", StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<HealthLine>> LinesAsync(World world) =>
        world.Services.GetRequiredService<IHealthBoard>().LinesAsync(CancellationToken.None);

    private sealed class ThrowingText : ITextHandler
    {
        private int _tries;

        public int Tries => _tries;

        public Role Needs => Role.Viewer;

        public bool Takes(Incoming.Said said) => said.Text == "boom";

        public Task<FollowUp> HandleAsync(Incoming.Said said, CancellationToken ct)
        {
            Interlocked.Increment(ref _tries);
            throw new InvalidOperationException("A handler with a mistake in it.");
        }
    }
}
