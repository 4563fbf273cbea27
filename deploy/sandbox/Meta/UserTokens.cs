namespace Sandbox.Meta;

/// <summary>The owner's long-lived tokens: the first one, and those that were made since. All that is on the Graph shares them.</summary>
public sealed class UserTokens(TimeProvider time)
{
    /// <summary>https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, UserToken> _made = new() { [AccessToken.User] = new(time.GetUtcNow(), null) };

    /// <returns>Null when it is none of ours.</returns>
    public UserToken? Find(string? token)
    {
        lock (_gate) return token is not null && _made.TryGetValue(token, out var known) ? known : null;
    }

    public bool IsOver(string? token) => Find(token)?.EndsAt <= time.GetUtcNow();

    /// <summary>A new one for the same owner; those before it stay what they are.</summary>
    public string Make()
    {
        lock (_gate)
        {
            var token = $"{AccessToken.User}{_made.Count + 1}";
            _made[token] = new(time.GetUtcNow(), time.GetUtcNow() + Life);
            return token;
        }
    }

    /// <summary>Gives a token its end, be it one that was not there; null of a token means all of them.</summary>
    public void End(string? token, DateTimeOffset? at)
    {
        lock (_gate)
        {
            foreach (var one in token is null ? [.. _made.Keys] : new[] { token }) _made[one] = new(_made.GetValueOrDefault(one)?.MadeAt ?? time.GetUtcNow(), at);
        }
    }
}

/// <param name="EndsAt">Null for never.</param>
public sealed record UserToken(DateTimeOffset MadeAt, DateTimeOffset? EndsAt);
