using System.Text.Json.Nodes;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability;

/// <summary>A platform as a judge sees it.</summary>
/// <param name="Commit">Part of the path of the one request that makes something public, or puts it where a person does.</param>
/// <param name="Ledger">Where the sandbox shows everything that ever arrived there, oldest first.</param>
internal sealed record CrashTarget(Platform Platform, string Commit, string Ledger)
{
    /// <summary>The one product with a video.</summary>
    public const string Filmed = "clay-vase";

    public static CrashTarget Instagram { get; } = new(Platform.Instagram, "media_publish", "instagram/posts");

    public static CrashTarget Facebook { get; } = new(Platform.Facebook, "/feed", "facebook/posts");

    /// <summary>A picture into the inbox: the answer that is lost takes the only id along, and nothing can be read by the text.</summary>
    public static CrashTarget TikTokPicture { get; } = new(Platform.TikTok, "content/init", "tiktok/inbox") { HealsByReading = false };

    public static CrashTarget TikTokVideo { get; } = new(Platform.TikTok, "/video/?", "tiktok/inbox");

    /// <summary>Its name in the sandbox.</summary>
    public string Vendor => Platform.ToString().ToLowerInvariant();

    /// <summary>What became of a request whose answer was lost can be read; else a person has to look.</summary>
    public bool HealsByReading { get; private init; } = true;

    /// <summary>Each alone, two together, and all three.</summary>
    /// <param name="mustHeal">No one to answer a question: the run is to end by reading alone.</param>
    public static IReadOnlyList<CrashTarget> Of(int seed, bool mustHeal = false) => ((uint)seed % 6) switch
    {
        0 => [Instagram],
        1 => [Facebook],
        2 when !mustHeal => [TikTokPicture],
        2 or 3 => [TikTokVideo],
        4 => [Instagram, Facebook],
        _ => [Instagram, Facebook, TikTokPicture],
    };

    public static (string Name, string Value)[] Settings(IReadOnlyList<CrashTarget> targets)
    {
        List<(string, string)> settings = [];
        var others = targets.Where(t => t != Instagram).Select(t => t.Vendor).ToList();
        if (others.Count > 0) settings.Add((BotSettings.Platforms, string.Join(',', others)));
        if (!targets.Contains(Instagram)) settings.Add(("INSTAGRAM_ACCOUNT_ID", ""));
        if (targets.All(t => t.Platform == Platform.TikTok)) settings.Add(("META_ACCESS_TOKEN", ""));
        return [.. settings];
    }

    /// <summary>A product that goes there as it is meant to.</summary>
    public static bool Suits(IReadOnlyList<CrashTarget> targets, string product) =>
        targets.All(t => t.Platform != Platform.TikTok || t == TikTokVideo == (product == Filmed));

    public async Task<IReadOnlyList<JsonNode>> ArrivedAsync(Desk desk) => [.. (await desk.GetAsync(Ledger)).AsArray().Select(p => p!)];

    /// <summary>What is there is what was approved: its words, or the film, which takes none along.</summary>
    public bool IsAsApproved(JsonNode arrived, string caption, PostContent content) => Platform switch
    {
        Platform.Instagram => Text(arrived["caption"]) == caption,
        Platform.Facebook => Text(arrived["message"]) == caption,
        _ when this == TikTokVideo => Text(arrived["sha256"]![0]) == content.Video!.Hash,
        _ => Text(arrived["text"]) == caption && Text(arrived["sha256"]![0]) == content.PictureHash,
    };

    /// <summary>
    /// As its owner would, who can have five of them waiting in the inbox and no more. What a death has left unsent TikTok gives up in time, and here at once.
    /// </summary>
    public async Task TidyAsync(Desk desk, JsonNode arrived)
    {
        if (Platform != Platform.TikTok) return;
        await desk.PostAsync($"tiktok/inbox/{Text(arrived["publishId"])}", new JsonObject { ["action"] = "post" });
        foreach (var unsent in (await TasksInWorkAsync(desk)).Where(t => t["completeAt"] is null))
            await desk.PostAsync("tiktok/fail", new JsonObject { ["publishId"] = Text(unsent["publishId"]), ["reason"] = "internal" });
    }

    /// <summary>What the platform has all of and has not put out yet: twice the same is on its way.</summary>
    public async Task<int> OnItsWayAsync(Desk desk) => Platform == Platform.TikTok ? (await TasksInWorkAsync(desk)).Count(t => t["completeAt"] is not null) : 0;

    private static async Task<IEnumerable<JsonNode>> TasksInWorkAsync(Desk desk) =>
        (await desk.GetAsync("tiktok/tasks")).AsArray().Select(t => t!).Where(t => Text(t["status"]).StartsWith("PROCESSING", StringComparison.Ordinal));

    private static string Text(JsonNode? value) => value?.GetValue<string>() ?? "";
}
