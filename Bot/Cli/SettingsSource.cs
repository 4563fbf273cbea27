using Microsoft.Extensions.Configuration;

namespace Bot.Cli;

/// <summary>Where settings come from: the environment, then <c>.env</c> in the working folder; or one file alone.</summary>
internal static class SettingsSource
{
    /// <param name="only">A file that replaces both, so that nothing of the surroundings leaks in; null for the usual.</param>
    /// <exception cref="SettingsFileException">The file cannot be used.</exception>
    public static IConfiguration Load(string? only)
    {
        var file = only ?? ".env";
        var builder = new ConfigurationBuilder();
        try
        {
            // Opened here: the framework's own way to a file passes over names that begin with a dot.
            using var lines = only is not null || File.Exists(file) ? File.OpenRead(file) : Stream.Null;
            builder.AddIniStream(lines);
            if (only is null) builder.AddEnvironmentVariables();
            return builder.Build();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsFileException($"{file} is not there: --settings names a file of lines such as SHOP_TIME_ZONE=Europe/Berlin.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsFileException($"{file} cannot be opened: let me read it.");
        }
        // The reader's own words quote the line, which may hold a secret.
        catch (FormatException)
        {
            throw new SettingsFileException($"{file} cannot be read: each line is NAME=value, each name stands once, and comments begin with #.");
        }
    }
}

/// <summary>A settings file that cannot be used, in one sentence without a value from it.</summary>
internal sealed class SettingsFileException(string message) : Exception(message);
