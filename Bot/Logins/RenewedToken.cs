using System.Security.Cryptography;
using System.Text;

namespace Bot.Logins;

/// <summary>A token that a vendor gave for one of the settings.</summary>
/// <param name="DescendsFrom"><see cref="TokenMark"/> of the one of the settings that it began with: with another one there, it counts no more.</param>
/// <param name="EndsAt">UTC; null when the vendor did not say.</param>
public sealed record RenewedToken(string Token, string DescendsFrom, DateTimeOffset? EndsAt)
{
    /// <summary>Without the token, which must reach no log.</summary>
    public override string ToString() => $"a token until {EndsAt}";
}

/// <summary>Renewed tokens, on disk when <see cref="SaveAsync"/> returns.</summary>
public interface IRenewedTokens
{
    /// <param name="login">As in <see cref="Conversations.Logins.ILogin.Key"/>.</param>
    /// <returns>Null when there is none, or none that can be opened.</returns>
    RenewedToken? Find(string login);

    Task SaveAsync(string login, RenewedToken token);
}

public static class TokenMark
{
    /// <summary>SHA-256, hexadecimal.</summary>
    public static string Of(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
