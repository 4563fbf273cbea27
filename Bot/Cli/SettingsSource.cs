using Microsoft.Extensions.Configuration;

namespace Bot.Cli;

/// <summary>Where settings come from: the environment, then <c>.env</c> in the working folder; or one file alone.</summary>
internal static class SettingsSource
{
    /// <param name="only">A file that replaces both, so that nothing of the surroundings leaks in; null for the usual.</param>
    public static IConfiguration Load(string? only)
    {
        var file = only ?? ".env";
        var builder = new ConfigurationBuilder().AddIniFile(Path.GetFullPath(file), optional: only is null);
        if (only is null) builder.AddEnvironmentVariables();
        try
        {
            return builder.Build();
        }
        catch (FileNotFoundException)
        {
            throw new SettingsFileException($"{file} is not there: --settings names a file of lines such as SHOP_TIME_ZONE=Europe/Berlin.");
        }
        // The reader's own words quote the line, which may hold a secret.
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new SettingsFileException($"{file} cannot be read: each line is NAME=value, each name stands once, and comments begin with #.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsFileException($"{file} cannot be opened: let me read it.");
        }
    }
}

/// <summary>A settings file that cannot be used, in one sentence without a value from it.</summary>
internal sealed class SettingsFileException(string message) : Exception(message);
