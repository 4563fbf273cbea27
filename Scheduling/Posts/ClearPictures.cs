using Conversations.Posts.Pictures;
using Coravel.Invocable;

namespace Scheduling.Posts;

/// <summary>Removes pictures that no post needs any more.</summary>
public sealed class ClearPictures(SweepPictures sweep) : IInvocable, ICancellableInvocable
{
    public CancellationToken CancellationToken { get; set; }

    public Task Invoke() => sweep.RunAsync(CancellationToken);
}
