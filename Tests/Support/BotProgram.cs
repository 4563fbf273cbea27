namespace Tests.Support;

/// <summary>
/// The program that tests start as a process: the one built beside them, or the one that <c>BOT_UNDER_TEST</c> names, such
/// as a native binary; <c>BOT_UNDER_TEST_WITH</c> names what runs another machine's program here, such as qemu-aarch64-static.
/// Everything that starts the bot asks here.
/// </summary>
public static class BotProgram
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    private static readonly Lazy<string> Playground = new(Furnish);

    /// <summary>The other program; null for the built one.</summary>
    public static string? Other { get; } = Environment.GetEnvironmentVariable("BOT_UNDER_TEST") is { Length: > 0 } named ? Existing(Path.GetFullPath(named)) : null;

    public static IReadOnlyList<string> Command => Other is null ? BuiltCommand : [.. Emulator, Other];

    /// <summary>The same program with the sandbox beside it, for <c>try</c>. A release comes without: it gets one in a copy.</summary>
    public static IReadOnlyList<string> CommandWithSandbox => Other is null ? Command : [.. Emulator, Playground.Value];

    /// <summary>The built one, whatever is under test: for what no release carries.</summary>
    public static IReadOnlyList<string> BuiltCommand => [Dotnet, "exec", Built];

    private static IReadOnlyList<string> Emulator { get; } = Environment.GetEnvironmentVariable("BOT_UNDER_TEST_WITH") is { Length: > 0 } named ? [named] : [];

    /// <summary>The bot's own output folder, built like these tests: beside the tests it would lack what they get from another framework.</summary>
    private static string Built { get; } = Path.Combine(Repository.Root, "Bot", Path.GetRelativePath(Path.Combine(Repository.Root, "Tests"), AppContext.BaseDirectory), "Bot.dll");

    private static string Existing(string file) => File.Exists(file) ? file : throw new InvalidOperationException($"BOT_UNDER_TEST names {file}, which is not there.");

    private static string Furnish()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "under-test");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Other)!)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(folder, "sandbox"), Path.Combine(Path.GetDirectoryName(Built)!, "sandbox"));
        return Path.Combine(folder, Path.GetFileName(Other)!);
    }
}
