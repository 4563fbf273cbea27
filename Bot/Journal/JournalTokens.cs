using System.Text.Json;
using Bot.Health;
using Bot.Logins;

namespace Bot.Journal;

/// <summary>Renewed tokens, sealed.</summary>
internal sealed class JournalTokens(ISealedStore store) : IRenewedTokens
{
    public RenewedToken? Find(string login) =>
        store.Find(Name(login)) is { } text ? JsonSerializer.Deserialize(text, JournalJson.Default.RenewedToken) : null;

    public Task SaveAsync(string login, RenewedToken token) => store.SaveAsync(Name(login), JsonSerializer.Serialize(token, JournalJson.Default.RenewedToken));

    private static string Name(string login) => $"token of {login}";
}
