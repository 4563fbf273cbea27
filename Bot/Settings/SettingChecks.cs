using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Bot.Settings;

/// <summary>
/// Collects every mistake in a group of settings: one sentence each with the setting's name, what is wrong, and what a
/// right value looks like. A value is quoted only where it cannot be a secret.
/// </summary>
internal sealed class SettingChecks
{
    private readonly List<string> _mistakes = [];

    public ValidateOptionsResult Result => _mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_mistakes);

    public void Wrong(string sentence) => _mistakes.Add(sentence);

    public void Needs(string name, string? value, string because, string example)
    {
        if (value is null) Wrong($"{name} is missing: {because}. A right value looks like {example}.");
    }

    /// <summary>Tokens and keys: one word of visible ASCII. What was pasted with a line break would be refused far away, with a worse sentence.</summary>
    public void Token(string name, string? value)
    {
        if (value is null) return;
        if (value.Any(char.IsWhiteSpace))
            Wrong($"{name} has a blank or a line break inside: paste it again as one word, without quotes.");
        else if (value.Any(c => c is <= ' ' or > '~'))
            Wrong($"{name} has a character that no key has (perhaps an invisible one): paste it again as one word of plain letters, digits and signs.");
        else if (value[0] is '"' or '\'' && value[^1] == value[0])
            Wrong($"{name} is in quotes: write it without them.");
    }

    /// <param name="path">The path it must end in; empty: scheme and host only.</param>
    public void Address(string name, string? value, string example, string path = "")
    {
        if (value is null) return;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            Wrong($"{name} is not a web address. A right value looks like {example}.");
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            Wrong($"{name} must be a plain address, without a name, a question mark or a hash in it. A right value looks like {example}.");
        else if (address.AbsolutePath.TrimEnd('/') != path)
            Wrong(path.Length == 0
                ? $"{name} must be scheme and host only, without a path. A right value looks like {example}."
                : $"{name} must end in {path}. A right value looks like {example}.");
        else if (address.Scheme == "http" && !address.IsLoopback)
            Wrong($"{name} must begin with https://. A right value looks like {example}.");
    }

    /// <summary>No vendor's address may be on this machine, where vendors are only played.</summary>
    /// <param name="token">The setting whose token can publish for real.</param>
    public void NothingPlayed(IConfiguration settings, string token)
    {
        foreach (var (address, _) in settings.AsEnumerable().Where(s => s.Key.EndsWith("_API_URL", StringComparison.Ordinal) && IsLoopback(s.Value)))
            Wrong($"{address} points at this machine while {token} can publish for real: what is only being tried could go out. Remove one of the two.");
    }

    private static bool IsLoopback(string? address) => Uri.TryCreate(SettingText.Clean(address), UriKind.Absolute, out var known) && known.IsLoopback;

    public void Digits(string name, string? value, string example)
    {
        if (value is not null && !value.All(char.IsAsciiDigit)) Wrong($"{name} must be a number. A right value looks like {example}.");
    }
}
