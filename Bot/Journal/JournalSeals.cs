using System.Security.Cryptography;
using System.Text;
using Bot.Health;

namespace Bot.Journal;

/// <summary>Sealed values in the journal: Base64 of nonce, tag and text by AES-256-GCM, bound to their name.</summary>
public sealed class JournalSeals(JournalFile journal, SealKey key) : ISealedStore
{
    private const int Nonce = 12, Tag = 16;

    public string? Find(string name) => journal.Read(j => j.Text("SELECT value FROM meta WHERE key = $1", Key(name))) is { } value ? Open(name, value) : null;

    public async Task SaveAsync(string name, string secret)
    {
        var value = Seal(name, secret);
        await journal.WriteAsync(j => j.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", Key(name), value));
    }

    public async Task RemoveAsync(string name) => await journal.WriteAsync(j => j.Execute("DELETE FROM meta WHERE key = $1", Key(name)));

    private static string Key(string name) => $"sealed:{name}";

    private string Seal(string name, string secret)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var value = new byte[Nonce + Tag + text.Length];
        RandomNumberGenerator.Fill(value.AsSpan(0, Nonce));
        using var aes = new AesGcm(key.Bytes, Tag);
        aes.Encrypt(value.AsSpan(0, Nonce), text, value.AsSpan(Nonce + Tag), value.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(name));
        return Convert.ToBase64String(value);
    }

    private string? Open(string name, string sealedText)
    {
        try
        {
            var value = Convert.FromBase64String(sealedText).AsSpan();
            if (value.Length < Nonce + Tag) return null;
            var text = new byte[value.Length - Nonce - Tag];
            using var aes = new AesGcm(key.Bytes, Tag);
            aes.Decrypt(value[..Nonce], value[(Nonce + Tag)..], value.Slice(Nonce, Tag), text, Encoding.UTF8.GetBytes(name));
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null; // sealed with another key, or spoilt: the person connects again
        }
    }
}
