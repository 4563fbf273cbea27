using System.Text;
using Conversations.Chat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tests.Support;

namespace Tests.Journal;

public sealed class SecretsTests(ITestOutputHelper output)
{
    private static readonly string[] SecretSettings =
        ["TELEGRAM_BOT_TOKEN", "SHOPIFY_CLIENT_SECRET", "GEMINI_API_KEY", "META_ACCESS_TOKEN", "APPWRITE_API_KEY", "TIKTOK_CLIENT_SECRET", "TIKTOK_REFRESH_TOKEN"];

    /// <summary>Secrets that the sandbox does not know: planted as they are.</summary>
    private static readonly (string, string)[] Planted =
    [
        ("META_APP_ID", "778899"), ("META_APP_SECRET", "canary-meta-app-secret-5d1f"), ("SHOPIFY_WEBHOOK_SECRETS", "canary-webhook-7aa1,canary-webhook-7aa2"),
        ("REDIS_URL", "127.0.0.1:1,password=canary-redis-password-91c0"), ("BACKUP_KEY", "canary-backup-key-33e2"), ("HEARTBEAT_URL", "https://hb.example/canary-heartbeat-0b7d"),
    ];

    [Fact]
    public async Task X3_no_secret_is_in_any_log_chat_exception_or_journal_and_the_search_finds_planted_ones()
    {
        await using var world = await World.BeginAsync(
            s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddFilter<LogSink>(null, LogLevel.Trace)), [(BotSettings.Platforms, "facebook,tiktok"), .. Planted]);
        await TroubleAsync(world);
        var secrets = Secrets(world);
        var (places, bytes) = await EverythingAsync(world);
        output.WriteLine($"{secrets.Count} forms of {SecretSettings.Length + Planted.Length} secrets, {places.Count} places, {bytes:N0} bytes searched ({world.Log.Lines.Count():N0} log lines)");
        Assert.True(bytes > 100_000);
        Assert.Contains(world.Log.Lines, l => l.StartsWith("Trace", StringComparison.Ordinal) || l.StartsWith("Debug", StringComparison.Ordinal));
        Assert.Contains(world.Log.Lines, l => l.Contains("Exception", StringComparison.Ordinal));
        Assert.Empty(Hits(places, secrets));

        await PlantAsync(world, secrets[0]);
        (places, _) = await EverythingAsync(world);
        Assert.Equal(["chat", "file planted.bin", "log"], Hits(places, secrets).Select(h => h.Place).Order(StringComparer.Ordinal).Distinct());
    }

    /// <summary>Every vendor refuses, breaks and keeps us waiting, and a post still gets out.</summary>
    private static async Task TroubleAsync(World world)
    {
        foreach (var (vendor, match) in ((string, string)[])[("shopify", ""), ("gemini", ""), ("appwrite", ""), ("instagram", ""), ("facebook", ""), ("tiktok", ""), ("telegram", "send"), ("telegram", "getUpdates")])
        {
            foreach (var (kind, status) in ((string, int)[])[("Status", 400), ("Status", 403), ("Status", 500), ("ResetBefore", 0), ("ResetAfter", 0), ("Cut", 0), ("Delay", 0)])
                await world.Desk.FaultAsync(vendor, kind, match, status: status == 0 ? 500 : status, delayMs: 100_000);
            if (vendor is "shopify" or "gemini" or "instagram" or "facebook" or "tiktok" or "appwrite") await world.Desk.FaultAsync(vendor, "Status", match, status: 401);
        }
        for (var i = 0; i < 6; i++)
        {
            await world.Desk.SayAsync("https://linen-and-loaf.myshopify.com/products/linen-tote");
            await world.PassAsync(TimeSpan.FromMinutes(2));
        }
        await world.Desk.HealAsync();
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.DraftAsync("clay-vase"); // a video for TikTok
        await world.Desk.FaultAsync("instagram", "ResetAfter", "media_publish");
        await world.TapAsync("Now");
        await world.SeesAsync("🚀", most: TimeSpan.FromMinutes(10));
        await world.SeesAsync("📲 TikTok", most: TimeSpan.FromMinutes(30));
        await world.AskAsync("/status");
        await world.Desk.FaultAsync("telegram", "Status", "getUpdates", times: 3, status: 409);
        await world.Desk.FaultAsync("telegram", "Status", "getUpdates", status: 401);
        await world.PassAsync(TimeSpan.FromMinutes(2));
    }

    private static List<string> Secrets(World world)
    {
        var values = SecretSettings.Select(s => world.Sandbox.Settings[s]).ToList();
        values.AddRange(values[0].Split(':')[1..]); // the bot token's secret half
        values.Add(Sandbox.Meta.AccessToken.Page); // derived from ours, and in no setting
        values.AddRange(["rft.sandbox", "act.sandbox", "upload_token"]); // what TikTok gives us of its own
        values.AddRange(Planted.Where(p => p.Item1 != "META_APP_ID").SelectMany(p => p.Item2.Split(',')).Select(v => v.Split('=', '/')[^1]).Where(v => v.Contains("canary", StringComparison.Ordinal)));
        return [.. values.Concat(values.Select(Uri.EscapeDataString)).Concat(values.Select(v => Convert.ToBase64String(Encoding.UTF8.GetBytes(v)))).Distinct()];
    }

    private static async Task<(Dictionary<string, byte[]> Places, long Bytes)> EverythingAsync(World world)
    {
        var places = new Dictionary<string, byte[]>
        {
            ["log"] = Encoding.UTF8.GetBytes(world.Log.ToString()),
            ["chat"] = Encoding.UTF8.GetBytes(string.Join("\n", (await world.Desk.ChatAsync()).Select(m => $"{m.Text} {string.Concat(m.Buttons)}"))),
            ["events and toasts"] = Encoding.UTF8.GetBytes(string.Join("\n", (await world.Desk.EventsAsync("toast")).Select(e => e.ToJsonString()))),
            ["what Appwrite holds"] = Encoding.UTF8.GetBytes(string.Join("\n", (await world.Desk.RowsAsync("socialPosts")).Concat(await world.Desk.RowsAsync("publications")).Select(r => r.ToJsonString()))),
        };
        foreach (var file in Directory.EnumerateFiles(world.DataDir))
        {
            if (Path.GetFileName(file) == "lock") continue;
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            places[$"file {Path.GetFileName(file)}"] = copy.ToArray();
        }
        return (places, places.Values.Sum(p => (long)p.Length));
    }

    private static List<(string Place, string Secret)> Hits(Dictionary<string, byte[]> places, List<string> secrets) =>
        [.. from place in places from secret in secrets where place.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0 select (place.Key, secret)];

    private static async Task PlantAsync(World world, string secret)
    {
        await File.WriteAllTextAsync(Path.Combine(world.DataDir, "planted.bin"), $"\0\0{secret}\0");
        world.Services.GetRequiredService<ILoggerFactory>().CreateLogger("planted").Log(LogLevel.Trace, default, secret, null, (s, _) => s);
        await world.Services.GetRequiredService<IMessenger>().SendAsync(new(Desk.Owner), $"planted {secret}", CancellationToken.None);
    }
}
