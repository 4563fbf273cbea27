using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Journal;

public sealed class JournalOptions
{
    /// <summary>The folder of the journal and the heartbeat; made when it is not there.</summary>
    [ConfigurationKeyName("DATA_DIR")]
    public string DataDir { get; set; } = "./data";
}

internal sealed class JournalOptionsCheck : IValidateOptions<JournalOptions>
{
    public ValidateOptionsResult Validate(string? name, JournalOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDir)) return ValidateOptionsResult.Fail("DATA_DIR is empty: name a folder, such as ./data.");
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
