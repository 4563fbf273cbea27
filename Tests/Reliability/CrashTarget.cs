using System.Text.Json.Nodes;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>A platform as a judge sees it.</summary>
/// <param name="Commit">Part of the path of the one request that makes something public.</param>
/// <param name="TextField">What its ledger calls the text.</param>
internal sealed record CrashTarget(Platform Platform, string Commit, string TextField)
{
    public static CrashTarget Instagram { get; } = new(Platform.Instagram, "media_publish", "caption");

    public static CrashTarget Facebook { get; } = new(Platform.Facebook, "/feed", "message");

    /// <summary>Its name in the sandbox.</summary>
    public string Vendor => Platform.ToString().ToLowerInvariant();

    /// <summary>Each alone, and both.</summary>
    public static IReadOnlyList<CrashTarget> Of(int seed) => ((uint)seed % 3) switch
    {
        0 => [Instagram],
        1 => [Facebook],
        _ => [Instagram, Facebook],
    };

    public static (string Name, string Value)[] Settings(IReadOnlyList<CrashTarget> targets)
    {
        List<(string, string)> settings = [];
        if (targets.Contains(Facebook)) settings.Add((BotSettings.Platforms, "facebook"));
        if (!targets.Contains(Instagram)) settings.Add(("INSTAGRAM_ACCOUNT_ID", ""));
        return [.. settings];
    }

    /// <summary>Everything that was made public there, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> PublishedAsync(Desk desk) => [.. (await desk.GetAsync($"{Vendor}/posts")).AsArray().Select(p => p!)];
}
