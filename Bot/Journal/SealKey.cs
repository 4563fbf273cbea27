using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Bot.Journal;

/// <summary>
/// The key that renewed tokens are encrypted with: derived from <c>BACKUP_KEY</c>, else a random one in a file of
/// <c>DATA_DIR</c> that only the program may read, made at first use.
/// </summary>
public sealed class SealKey(JournalFile journal, IConfiguration settings)
{
    /// <summary>32 random bytes.</summary>
    internal const string FileName = "seal.key";

    private const int Length = 32;

    private readonly Lazy<byte[]> _bytes = new(() =>
        Settings.SettingText.Clean(settings["BACKUP_KEY"]) is { } key ? Derive(Encoding.UTF8.GetBytes(key)) : Derive(OfFile(Path.Combine(journal.Folder, FileName))));

    /// <summary>For AES-256-GCM.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes.Value;

    private static byte[] Derive(byte[] secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, info: "sealed values"u8.ToArray());

    private static byte[] OfFile(string file)
    {
        if (File.Exists(file) && File.ReadAllBytes(file) is { Length: Length } known) return known;
        var key = RandomNumberGenerator.GetBytes(Length);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead;
        // Beside it first: a power cut must not leave half a key under its name.
        var half = file + ".new";
        File.Delete(half);
        using (var stream = new FileStream(half, options))
        {
            stream.Write(key);
            stream.Flush(flushToDisk: true);
        }
        File.Move(half, file, overwrite: true);
        return key;
    }
}
