using Conversations.Logins;
using Coravel.Invocable;

namespace Scheduling.Logins;

/// <summary>The heartbeat of logins: whether one is to be read is for <see cref="WatchLogins"/> to know.</summary>
public sealed class CheckLogins(WatchLogins logins) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => logins.TickAsync(CancellationToken);
}
