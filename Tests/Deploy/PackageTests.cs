using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Deploy;

/// <summary>The archive that <c>deploy/package</c> leaves, unpacked on a machine that knows nothing of .NET.</summary>
[Collection(RealProcesses.Name)]
public sealed class PackageTests : IDisposable
{
    private static readonly string Archive = Path.Combine(Repository.Root, "deploy", "out", "bot-linux-x64.tar.gz");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-package-");

    [Fact]
    public void X10_the_archive_holds_the_program_and_what_its_owner_needs_and_nothing_else()
    {
        var files = Unpack().GetFiles("*", SearchOption.AllDirectories).Select(f => f.Name).Order(StringComparer.Ordinal);
        Assert.Equal([".env.example", "LICENSE", "README.md", "bot", "bot.service", "libSkiaSharp.so", "libe_sqlite3.so"], files);
    }

    [Fact]
    public void X10_neither_the_sandbox_nor_a_web_server_is_in_the_program()
    {
        var program = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Unpack().FullName, "bot")));
        var ours = Names(typeof(Bot.BotHost)).ToHashSet(StringComparer.Ordinal);
        // The names of types stand in a native program: ours prove that this search finds what is there.
        Assert.True(ours.Count(n => program.Contains(n, StringComparison.Ordinal)) > 30);
        var sandbox = Names(typeof(SandboxServer)).Where(n => n.StartsWith("Sandbox", StringComparison.Ordinal) || n.EndsWith("Vendor", StringComparison.Ordinal)).ToList();
        Assert.True(sandbox.Count >= 8);
        Assert.DoesNotContain(sandbox, n => program.Contains(n, StringComparison.Ordinal));
        // The clock of `try --clock` is in the built program only.
        foreach (var name in new[] { nameof(Bot.Cli.Clock.ClockFollower), nameof(Bot.Cli.Clock.MinuteBeat), "PushedClock" }) Assert.DoesNotContain(name, program, StringComparison.Ordinal);
        foreach (var name in new[] { "AspNetCore", "Kestrel", "GraphQLParser", "CsvHelper" }) Assert.DoesNotContain(name, program, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_says_in_one_sentence_what_it_needs()
    {
        var (code, said) = await RunAsync("try");
        Assert.Equal(1, code);
        Assert.Equal("`try` needs the sandbox, which a release does not carry: run it from the source, with the .NET 10 SDK: dotnet run --project Bot -- try", said.Trim());
    }

    [Fact]
    public async Task O3_without_settings_it_names_all_that_are_missing()
    {
        var (code, said) = await RunAsync();
        Assert.Equal(2, code);
        foreach (var name in new[] { "TELEGRAM_BOT_TOKEN is missing", "TELEGRAM_ALLOWED_USERS is missing", "SHOP_TIME_ZONE is missing" }) Assert.Contains(name, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Long enough to mean nothing else.</summary>
    private static IEnumerable<string> Names(Type one) => one.Assembly.GetTypes().Select(t => t.Name).Where(n => n.Length >= 10 && n.All(char.IsAsciiLetter)).Distinct();

    private DirectoryInfo Unpack()
    {
        Assert.SkipUnless(File.Exists(Archive), $"NOT TESTED: {Archive} is not there, so nothing was looked at in a native package (deploy/package makes it; it needs clang).");
        using var file = File.OpenRead(Archive);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(unzipped, _folder.FullName, overwriteFiles: true);
        return _folder.GetDirectories().Single();
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var folder = Unpack();
        var start = new ProcessStartInfo(Path.Combine(folder.FullName, "bot"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName,
        };
        start.Environment.Clear();
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output + await error);
    }
}
