using Conversations.Posts;
using StackExchange.Redis;
using Tests.Rates;
using Tests.Support;

namespace Tests.Reliability.Faults;

/// <summary>Each with a person in the middle of typing: that is all that Redis may cost.</summary>
internal static class RedisFaults
{
    private const string Text = "Figs in the evening.";

    private const string Name = "Redis";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Row("absent", Outcome.Unharmed, walk => EditedAndOutAsync(walk)) with { InQuick = true },
        WithServer("wiped", Outcome.Unharmed, async (walk, redis) =>
        {
            await walk.DraftAsync();
            await BeginTypingAsync(walk);
            await AskServerAsync(redis, s => s.FlushAllDatabasesAsync());
            await EndTypingAsync(walk);
            await OutAsync(walk);
        }),
        WithServer("a second lost", Outcome.Refused, async (walk, redis) =>
        {
            await walk.DraftAsync();
            await BeginTypingAsync(walk);
            await walk.StopAsync(); // a power cut: the last second was only in memory
            await redis.KillAsync();
            await redis.StartAsync();
            await walk.StartAsync();
            await walk.RefusedAsync(() => walk.World.TapAsync(PostTexts.UseThis));
        }),
        Row("refuses to start", Outcome.Unharmed, walk => EditedAndOutAsync(walk)) with { Settings = [("REDIS_URL", "127.0.0.1:1")] },
        WithServer("full", Outcome.Unharmed, async (walk, redis) =>
        {
            await AskServerAsync(redis, s => s.ConfigSetAsync("maxmemory", "1"));
            await EditedAndOutAsync(walk);
        }),
        WithServer("slow", Outcome.Unharmed, async (walk, redis) =>
        {
            await walk.DraftAsync();
            await AskServerAsync(redis, s => s.ExecuteAsync("CLIENT", "PAUSE", "600000", "ALL"));
            await BeginTypingAsync(walk);
            await EndTypingAsync(walk);
            await OutAsync(walk);
        }),
        WithServer("wrong or old values", Outcome.Refused, async (walk, redis) =>
        {
            await walk.DraftAsync();
            await BeginTypingAsync(walk);
            await AskServerAsync(redis, s => Task.WhenAll(
                s.Multiplexer.GetDatabase().StringSetAsync($"session:{Desk.Owner}:{Desk.Owner}", """{"Conversation":"edit","Version":0,"State":"{\"Post\":\"old\"}"}"""),
                s.Multiplexer.GetDatabase().StringSetAsync("rate:instagram", "not a sorted set")));
            await walk.RestartAsync(); // only a new process asks Redis for what was typed
            await walk.RefusedAsync(() => walk.World.TapAsync(PostTexts.UseThis));
        }),
    ];

    private static FaultRow Row(string fault, Outcome expected, Func<Walk, Task> play) => new() { Area = Name, Fault = fault, Expected = [expected], Play = play };

    /// <summary>With a real server of its own.</summary>
    private static FaultRow WithServer(string fault, Outcome expected, Func<Walk, RedisServer, Task> play) => Row(fault, expected, async walk =>
    {
        await using var redis = new RedisServer();
        await redis.InitializeAsync();
        walk.Set("REDIS_URL", redis.Url);
        await walk.RestartAsync();
        await play(walk, redis);
    }) with
    {
        Settings = [("REDIS_URL", "")],
        NeedsRedis = true,
    };

    private static async Task EditedAndOutAsync(Walk walk)
    {
        await walk.DraftAsync();
        await BeginTypingAsync(walk);
        await EndTypingAsync(walk);
        await OutAsync(walk);
    }

    private static async Task BeginTypingAsync(Walk walk)
    {
        await walk.World.TapAsync(PostTexts.EditText);
        await walk.World.SeesAsync("Send the new text", most: TimeSpan.FromMinutes(30));
        await walk.Desk.SayAsync(Text);
        await walk.World.SeesAsync("would say", most: TimeSpan.FromMinutes(30));
    }

    private static async Task EndTypingAsync(Walk walk)
    {
        await walk.World.TapAsync(PostTexts.UseThis);
        await walk.UntilAsync(async () => (await walk.PostAsync()).Content!.Text == Text, "the new text", 30);
        await walk.World.SettleAsync();
    }

    private static async Task OutAsync(Walk walk)
    {
        await walk.ApproveAsync();
        await walk.NowAsync();
        await walk.LiveAsync(60);
    }

    private static async Task AskServerAsync(RedisServer redis, Func<IServer, Task> ask)
    {
        await using var admin = await ConnectionMultiplexer.ConnectAsync($"{redis.Url},allowAdmin=true");
        await ask(admin.GetServers()[0]);
    }
}
