using System.Text.Json.Nodes;
using Conversations.Logins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sandbox.Meta;
using Tests.Support;

namespace Tests.Logins;

/// <summary>A world whose heartbeat of logins beats when the test says so.</summary>
internal static class LoginSteps
{
    /// <summary>With them the bot may ask when its token ends, and renew it.</summary>
    public static readonly (string, string)[] App = [("META_APP_ID", AccessToken.AppId), ("META_APP_SECRET", AccessToken.AppSecret)];

    public static readonly (string, string) Both = (BotSettings.Platforms, "facebook");

    /// <summary>The login has been read once.</summary>
    public static async Task<World> BeginAsync(params (string Name, string Value)[] settings)
    {
        var world = await World.BeginAsync(s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddFilter<LogSink>(null, LogLevel.Trace)), settings);
        await world.TickAsync();
        return world;
    }

    public static async Task TickAsync(this World world)
    {
        var tick = Task.Run(() => world.Services.GetRequiredService<WatchLogins>().TickAsync(CancellationToken.None));
        while (!tick.IsCompleted) await world.PassAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        await tick;
    }

    /// <summary>Lets minutes pass, with a beat each.</summary>
    public static async Task MinutesAsync(this World world, int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            await world.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(15));
            await world.TickAsync();
        }
    }

    public static async Task RestartAsync(this World world, DateTimeOffset? at = null)
    {
        await world.StopAsync();
        if (at is { } then) world.Time.SetUtcNow(then);
        await world.StartAsync();
        await world.TickAsync();
    }

    /// <summary>What has become of the login for one platform alone.</summary>
    public static Task BecomesAsync(this World world, string vendor, string state) => world.Desk.PostAsync($"{vendor}/token", new JsonObject { ["state"] = state });

    /// <param name="token">Null for every token of the owner.</param>
    public static Task EndsAsync(this World world, DateTimeOffset? at, string? token = null) =>
        world.Desk.PostAsync("instagram/login", new JsonObject { ["token"] = token, ["endsAt"] = at });

    /// <summary>What the owner was told with these words, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> SaidAsync(this World world, string words) =>
        [.. (await world.Desk.ChatAsync()).Where(m => m.FromBot && m.Text.Contains(words, StringComparison.Ordinal)).Select(m => m.Text)];

    /// <summary>Requests to a vendor of that kind, by a part of the path.</summary>
    public static async Task<int> CallsAsync(this World world, string vendor, string path, string method = "POST") => (await world.Desk.RequestsAsync(vendor))
        .Count(r => r["method"]!.GetValue<string>() == method && r["path"]!.GetValue<string>().Contains(path, StringComparison.Ordinal));

    public static async Task<int> OnPageAsync(this World world) => (await world.Desk.GetAsync("facebook/posts")).AsArray().Count;
}
