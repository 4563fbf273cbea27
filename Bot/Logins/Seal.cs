using System.Security.Cryptography;
using System.Text;
using Bot.Journal;
using Microsoft.Extensions.Options;

namespace Bot.Logins;

/// <summary>
/// Seals what must not lie open on the card: AES-256-GCM, with a key derived by HKDF-SHA256 from <c>BACKUP_KEY</c>, or from a
/// file of <c>DATA_DIR</c> that only its owner may read.
/// </summary>
public sealed class Seal(IOptions<BackupOptions> backup, IOptions<JournalOptions> journal)
{
    internal const string KeyFile = "backup.key";
    private const int NonceSize = 12, TagSize = 16, Overhead = NonceSize + TagSize, KeySize = 32;

    private readonly Lock _gate = new();

    /// <returns>Base64 of nonce, tag and ciphertext.</returns>
    /// <param name="about">What it is; it opens only as that.</param>
    public string Close(string secret, string about)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var closed = new byte[Overhead + plain.Length];
        var nonce = closed.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key(make: true)!, TagSize);
        aes.Encrypt(nonce, plain, closed.AsSpan(Overhead), closed.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(about));
        return Convert.ToBase64String(closed);
    }

    /// <returns>Null when it was sealed with another key or about something else, or is damaged.</returns>
    public string? Open(string closed, string about)
    {
        if (Key(make: false) is not { } key) return null;
        try
        {
            var all = Convert.FromBase64String(closed).AsSpan();
            if (all.Length < Overhead) return null;
            var plain = new byte[all.Length - Overhead];
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(all[..NonceSize], all[Overhead..], all[NonceSize..Overhead], plain, Encoding.UTF8.GetBytes(about));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private byte[]? Key(bool make)
    {
        var secret = backup.Value.Key is { } words ? Encoding.UTF8.GetBytes(words) : FromFile(make);
        return secret is null ? null : HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeySize, info: "renewed tokens"u8.ToArray());
    }

    private byte[]? FromFile(bool make)
    {
        var file = Path.Combine(Path.GetFullPath(journal.Value.DataDir), KeyFile);
        lock (_gate)
        {
            if (File.Exists(file) && File.ReadAllBytes(file) is { Length: KeySize } known) return known;
            if (!make) return null;
            var key = RandomNumberGenerator.GetBytes(KeySize);
            // Whole or not at all: a key that a power cut has halved would open nothing.
            var beside = file + ".new";
            File.Delete(beside);
            using (var stream = new FileStream(beside, Options()))
            {
                stream.Write(key);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, file, overwrite: true);
            return key;
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead;
        return options;
    }
}
