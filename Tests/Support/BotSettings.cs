using Sandbox.Desk;

namespace Tests.Support;

/// <summary>Settings that point a bot at a sandbox.</summary>
public static class BotSettings
{
    public static Dictionary<string, string> For(SandboxServer sandbox, string dataDir, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>(sandbox.Settings)
        {
            ["TELEGRAM_ALLOWED_USERS"] = "111:owner,222:approver,333:viewer",
            ["SHOP_TIME_ZONE"] = "Europe/Berlin",
            ["UNDO_WINDOW"] = "5s",
            ["DATA_DIR"] = dataDir,
        };
        foreach (var (name, value) in more) settings[name] = value;
        return settings;
    }
}
