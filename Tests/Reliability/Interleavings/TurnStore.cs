using Conversations.Chat;
using Conversations.Posts;
using Tests.Support;

namespace Tests.Reliability.Interleavings;

/// <summary>The real journal, with a turn before each reading and each writing of it.</summary>
internal sealed class TurnStore(IPostStore journal, Turns turns) : WrappedPostStore(journal)
{
    // Cards are shown after the fact and decide nothing: their own writes take no turn.
    public override Task SaveCardAsync(ShownCard card, CancellationToken ct) => Task.CompletedTask;

    public override Task RemoveCardAsync(MessageRef message, CancellationToken ct) => Task.CompletedTask;

    protected override Task<T> AroundAsync<T>(Func<Task<T>> call) => turns.NextAsync(call);
}
