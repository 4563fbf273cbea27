using Bot.Settings;
using Microsoft.Extensions.Configuration;

namespace Bot.Logins;

public sealed class BackupOptions
{
    /// <summary>Any words; what is sealed with them can be opened with them alone.</summary>
    [ConfigurationKeyName("BACKUP_KEY")]
    public string? Key { get; set => field = SettingText.Clean(value); }
}
