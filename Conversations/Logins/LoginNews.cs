using System.Collections.Concurrent;
using Conversations.Posts;

namespace Conversations.Logins;

/// <summary>How each platform's login stands, as far as it is known: from the record of the last run until it has been read.</summary>
public sealed class LoginNews
{
    private readonly ConcurrentDictionary<Platform, LoginRecord> _records = new();

    public LoginNews(IEnumerable<ILogin> logins, ILoginStore store)
    {
        foreach (var login in logins)
            if (store.Find(login.Key) is { } record) Set(login, record);
    }

    /// <returns>Null while nothing is known against it: then it may be tried.</returns>
    public LostPlatform? Lost(Platform platform) => Of(platform)?.Lost.FirstOrDefault(l => l.Platform == platform);

    /// <returns>Null when the platform has no login, or it was never read.</returns>
    public LoginRecord? Of(Platform platform) => _records.GetValueOrDefault(platform);

    internal void Set(ILogin login, LoginRecord record)
    {
        foreach (var platform in login.Platforms) _records[platform] = record;
    }
}
