using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Posts;

/// <summary>A world with TikTok beside Instagram, and what its inbox shows.</summary>
internal static class TikTokSteps
{
    public const string Inbox = "📲 TikTok: in your TikTok inbox";

    /// <summary>The question whether it arrived.</summary>
    public static Task<ShownMessage> AskedAsync(World world) =>
        world.SeesAsync("cannot find out whether it is in your inbox", most: TimeSpan.FromMinutes(15), step: TimeSpan.FromSeconds(5));

    public static Task<World> BeginAsync(params (string, string)[] settings) => World.BeginAsync(null, [(BotSettings.Platforms, "tiktok"), .. settings]);

    public static string Text(JsonNode entry, string name) => entry[name]!.GetValue<string>();

    public static string Text(JsonNode value) => value.GetValue<string>();

    public static async Task<IReadOnlyList<JsonNode>> InboxAsync(World world) => [.. (await world.Desk.GetAsync("tiktok/inbox")).AsArray().Select(p => p!)];

    public static async Task<int> CallsAsync(World world, string path) =>
        (await world.Desk.RequestsAsync("tiktok")).Count(r => Text(r, "path").Contains(path, StringComparison.Ordinal));
}
