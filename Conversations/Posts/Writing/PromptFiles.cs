using System.Security.Cryptography;
using System.Text;

namespace Conversations.Posts.Writing;

/// <summary>The files of <c>Prompts</c>, which the program carries with it.</summary>
internal static class PromptFiles
{
    private static readonly string[] Names = ["again-because.md", "again.md", "answer.json", "caption.md"];

    /// <summary>The first 12 hex digits of a SHA-256 over all of them: a changed prompt cannot keep its version.</summary>
    public static string Version { get; } = VersionOf(Names.Select(n => (n, Bytes(n))));

    /// <summary>Without the line break at the end.</summary>
    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name)).TrimEnd('\n');

    internal static string VersionOf(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}:{bytes.Length}:"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static byte[] Bytes(string name)
    {
        using var file = typeof(PromptFiles).Assembly.GetManifestResourceStream($"Prompts/{name}") ?? throw new InvalidOperationException($"The prompt {name} is not in the program.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
