using Sandbox.Desk;

namespace Tests.Support;

/// <summary>Settings that point a bot at a sandbox.</summary>
public static class BotSettings
{
    /// <summary>
    /// Asked for as if it were a setting, <c>(BotSettings.Platforms, "facebook,tiktok")</c>: the platforms beside Instagram, which a bot gets only
    /// when a test is about them.
    /// </summary>
    public const string Platforms = "PLATFORMS";

    private static readonly string[] Others = ["facebook", "tiktok"];

    public static Dictionary<string, string> For(SandboxServer sandbox, string dataDir, params (string Name, string Value)[] more)
    {
        var asked = more.Where(m => m.Name == Platforms).SelectMany(m => m.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var unasked = Others.Except(asked).SelectMany(sandbox.SettingsOf).Select(s => s.Key).Except(sandbox.SettingsOf("instagram").Keys);
        var settings = new Dictionary<string, string>(sandbox.Settings)
        {
            ["TELEGRAM_ALLOWED_USERS"] = "111:owner,222:approver,333:viewer",
            ["SHOP_TIME_ZONE"] = "Europe/Berlin",
            ["UNDO_WINDOW"] = "5s",
            ["GENERATE_AT"] = "off", // what a test does not ask for would come at nine, at two and at seven
            ["DATA_DIR"] = dataDir,
        };
        foreach (var name in unasked) settings.Remove(name);
        foreach (var (name, value) in more.Where(m => m.Name != Platforms)) settings[name] = value;
        return settings;
    }
}
