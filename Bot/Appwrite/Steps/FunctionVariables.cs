using System.Security.Cryptography;
using System.Text;

namespace Bot.Appwrite.Steps;

/// <summary>
/// What the function is told, and the seal. A secret cannot be read back: the seal is a hash of the code and of all values, followed by when each unreadable
/// variable was last written. While it fits, nobody has touched them and nothing has to be written.
/// </summary>
internal sealed class FunctionVariables(IReadOnlyDictionary<string, string> plain, string secretKey, string secret)
{
    private const string SealKey = "SETUP_HASH";

    public IReadOnlyList<string> Keys { get; } = [.. plain.Keys, secretKey, SealKey];

    public string SecretKey => secretKey;

    public IEnumerable<VariableSettings> Wrong(IReadOnlyList<VariableState> there) =>
        plain.Where(p => there.FirstOrDefault(v => v.Key == p.Key) is not { } found || (!found.Secret && found.Value != p.Value)).Select(p => new VariableSettings(p.Key, p.Value, false));

    public bool IsSealed(IReadOnlyList<VariableState> there) =>
        there.Any(v => v.Key == secretKey && v.Secret) && there.Any(v => v.Key == SealKey && v.Value == Seal(there).Value);

    /// <summary>Those that cannot be read, to be written before they are sealed.</summary>
    public IEnumerable<VariableSettings> Unreadable(IReadOnlyList<VariableState> there) =>
        [new(secretKey, secret, true), .. plain.Where(p => there.Any(v => v.Key == p.Key && v.Secret)).Select(p => new VariableSettings(p.Key, p.Value, true))];

    /// <param name="there">As they are now that all others are written.</param>
    public VariableSettings Seal(IReadOnlyList<VariableState> there) =>
        new(SealKey, string.Join(' ', [Hash(), .. there.Where(v => v.Secret && Keys.Contains(v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.UpdatedAt)]), false);

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(FunctionCode.Tar);
        foreach (var (key, value) in plain.Append(new(secretKey, secret)).OrderBy(v => v.Key, StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{key}={value}\n"));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
