using Conversations.Settings;
using Coravel.Invocable;

namespace Scheduling;

/// <summary>Sweeps what nobody will ask for again.</summary>
public sealed class Tidy(IHousekeeping house) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => house.TidyAsync(CancellationToken);
}
