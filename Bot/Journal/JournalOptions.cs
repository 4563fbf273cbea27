using Bot.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Journal;

public sealed class JournalOptions
{
    /// <summary>The folder of the journal and the heartbeat; made when it is not there.</summary>
    [ConfigurationKeyName("DATA_DIR")]
    public string DataDir { get; set => field = SettingText.Clean(value) ?? field; } = "./data";
}

internal sealed class JournalOptionsCheck : IValidateOptions<JournalOptions>
{
    public ValidateOptionsResult Validate(string? name, JournalOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.DataDir);
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return ValidateOptionsResult.Fail("DATA_DIR cannot be used: name a folder that I may create and write to, such as ./data.");
        }
    }
}
