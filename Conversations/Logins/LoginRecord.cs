using Conversations.Posts;

namespace Conversations.Logins;

/// <summary>What is known of a login, and what the owner has heard of it: so that each thing is said once, over restarts too.</summary>
public sealed record LoginRecord
{
    /// <summary>The token it is about.</summary>
    public string? Mark { get; init; }

    /// <summary>Null while the vendor has not said it of this token.</summary>
    public LoginEnd? End { get; init; }

    /// <summary>The smallest number of days before that end that was warned of; null while none was.</summary>
    public int? Warned { get; init; }

    /// <summary>When it was last renewed; UTC.</summary>
    public DateTimeOffset? RenewedAt { get; init; }

    public IReadOnlyList<LostPlatform> Lost { get; init; } = [];
}

/// <summary>A platform that refuses the login.</summary>
/// <param name="Since">When that was seen; UTC.</param>
/// <param name="Reason">What happened and what to do, for the owner.</param>
public sealed record LostPlatform(Platform Platform, DateTimeOffset Since, string Reason);

/// <summary>The journal as logins see it. What <see cref="SaveAsync"/> has done is on disk.</summary>
public interface ILoginStore
{
    /// <param name="key"><see cref="ILogin.Key"/></param>
    LoginRecord? Find(string key);

    Task SaveAsync(string key, LoginRecord record);
}
