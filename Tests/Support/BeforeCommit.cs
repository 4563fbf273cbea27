using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Support;

/// <summary>Lets something come between the reading of a post and the recording of what somebody decided about it.</summary>
internal sealed class BeforeCommit(IPostStore journal, Func<IPostStore, PostChange, Task> what) : WrappedPostStore(journal)
{
    private readonly IPostStore _journal = journal;
    private int _done;

    /// <param name="what">Done before the first decision is recorded.</param>
    public static Action<IServiceCollection> Register(Func<IPostStore, PostChange, Task> what) => services =>
    {
        var real = services.Last(s => s.ServiceType == typeof(IPostStore));
        services.AddSingleton<IPostStore>(s => new BeforeCommit(
            (IPostStore)(real.ImplementationFactory?.Invoke(s) ?? ActivatorUtilities.CreateInstance(s, real.ImplementationType!)), what));
    };

    public override async Task<bool> CommitAsync(PostChange change, CancellationToken ct)
    {
        if (change.Decision is not null && Interlocked.Exchange(ref _done, 1) == 0) await what(_journal, change);
        return await base.CommitAsync(change, ct);
    }
}
