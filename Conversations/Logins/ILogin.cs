using Conversations.Posts;

namespace Conversations.Logins;

/// <summary>
/// What speaks for an account at a vendor: a token, with an end and with rights. Platforms may share one; each of them can
/// still be refused for itself.
/// </summary>
public interface ILogin
{
    /// <summary>Names it in the journal: <c>meta</c>.</summary>
    string Key { get; }

    /// <summary>Those that post with it, as far as their settings are present.</summary>
    IReadOnlyList<Platform> Platforms { get; }

    /// <summary>What the owner must do to make it anew: one sentence that names the setting.</summary>
    string Remedy { get; }

    /// <summary>Whether the vendor gives a new one for one that still holds.</summary>
    bool IsRenewable { get; }

    /// <summary>A request was refused because of it, and it was not read since.</summary>
    bool IsDoubted { get; }

    /// <summary>Asks the vendor how it stands. Changes nothing there.</summary>
    Task<LoginReading> ReadAsync(CancellationToken ct);

    /// <summary>Takes a new one for it. From then on that one is used, and it is on disk.</summary>
    Task<LoginRenewal> RenewAsync(CancellationToken ct);
}

/// <summary>How a login stands. Whatever could not be read proves nothing (D3).</summary>
public sealed record LoginReading
{
    /// <summary>Tells this token from another, and nothing more about it.</summary>
    public required string Mark { get; init; }

    /// <summary>Null when the vendor does not say.</summary>
    public LoginEnd? End { get; init; }

    public required IReadOnlyList<LoginStanding> Standings { get; init; }
}

/// <param name="At">UTC; null for never.</param>
public sealed record LoginEnd(DateTimeOffset? At);

public enum LoginVerdict
{
    Accepted,

    /// <summary>Nothing goes on there until a person acts.</summary>
    Refused,

    Unreadable,
}

/// <param name="Reason">Of a refusal: what happened and what to do, for the owner.</param>
public sealed record LoginStanding(Platform Platform, LoginVerdict Verdict, string? Reason = null);

public abstract record LoginRenewal
{
    private LoginRenewal() { }

    /// <param name="Mark">As <see cref="LoginReading.Mark"/>, of the new one.</param>
    public sealed record Renewed(string Mark, LoginEnd? End) : LoginRenewal;

    /// <summary>The one there was is still in use.</summary>
    /// <param name="Reason">For the log.</param>
    public sealed record Failed(string Reason) : LoginRenewal;
}
