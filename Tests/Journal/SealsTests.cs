using Bot.Journal;
using Bot.Logins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Tests.Journal;

/// <summary>Renewed tokens at rest.</summary>
public sealed class SealsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-seals-");

    [Theory]
    [InlineData(null)]
    [InlineData("a key of the owner's")]
    public async Task X3_what_is_sealed_is_found_after_a_restart_and_by_nobody_who_reads_the_file(string? backupKey)
    {
        using (var journal = Open()) await Seals(journal, backupKey).SaveAsync("tiktok", "rft.canary");
        using var again = Open();
        var seals = Seals(again, backupKey);
        Assert.Equal("rft.canary", seals.Find("tiktok"));
        foreach (var file in _folder.EnumerateFiles().Where(f => f.Name != "lock"))
            Assert.DoesNotContain("rft.canary", await ReadAsync(file), StringComparison.Ordinal);
        Assert.Equal(backupKey is null, _folder.EnumerateFiles(Seal.KeyFile).Any());
        if (backupKey is null && !OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(Path.Combine(_folder.FullName, Seal.KeyFile)));
        await seals.RemoveAsync("tiktok");
        Assert.Null(seals.Find("tiktok"));
    }

    [Fact]
    public async Task With_another_key_or_under_another_name_it_is_as_if_there_were_none()
    {
        using var journal = Open();
        await Seals(journal, "one").SaveAsync("tiktok", "rft.canary");
        Assert.Null(Seals(journal, "another").Find("tiktok"));
        await journal.WriteAsync(j => j.Execute("UPDATE meta SET key = 'sealed:moved' WHERE key = 'sealed:tiktok'"));
        Assert.Null(Seals(journal, "one").Find("moved"));
        await journal.WriteAsync(j => j.Execute("UPDATE meta SET value = 'spoilt' WHERE key = 'sealed:moved'"));
        Assert.Null(Seals(journal, "one").Find("moved"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private JournalFile Open() => new(Options.Create(new JournalOptions { DataDir = _folder.FullName }), TimeProvider.System);

    private JournalSeals Seals(JournalFile journal, string? backupKey) =>
        new(journal, new(Options.Create(new BackupOptions { Key = backupKey }), Options.Create(new JournalOptions { DataDir = _folder.FullName })), NullLogger<JournalSeals>.Instance);

    private static async Task<string> ReadAsync(FileInfo file)
    {
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
