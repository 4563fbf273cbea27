using Conversations.Posts.Drafting;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>The heartbeat of drafting: the slot ledger knows whether a slot's time has come.</summary>
public sealed class DraftBySlot(RunDraftingSlot slots) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => slots.TickAsync(CancellationToken);
}
