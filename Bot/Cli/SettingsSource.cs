using Microsoft.Extensions.Configuration;

namespace Bot.Cli;

/// <summary>Where settings come from: the environment, then <c>.env</c> in the working folder; or one file alone.</summary>
internal static class SettingsSource
{
    /// <param name="only">A file that replaces both, so that nothing of the surroundings leaks in; null for the usual.</param>
    public static IConfiguration Load(string? only)
    {
        var builder = new ConfigurationBuilder();
        if (only is not null) return builder.AddIniFile(Path.GetFullPath(only), optional: false).Build();
        return builder.AddIniFile(Path.GetFullPath(".env"), optional: true).AddEnvironmentVariables().Build();
    }
}
