using System.Reflection;
using Conversations.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Support;

/// <summary>Lets something come between the reading of a post and the recording of what somebody decided about it.</summary>
public class BeforeCommit : DispatchProxy
{
    private IPostStore? _posts;
    private Func<IPostStore, PostChange, Task>? _do;

    /// <param name="what">Done before the first decision is recorded.</param>
    public static Action<IServiceCollection> Register(Func<IPostStore, PostChange, Task> what) => services =>
    {
        var real = services.Last(s => s.ServiceType == typeof(IPostStore));
        services.AddSingleton(s =>
        {
            var proxy = Create<IPostStore, BeforeCommit>();
            var self = (BeforeCommit)(object)proxy;
            self._posts = (IPostStore)(real.ImplementationFactory?.Invoke(s) ?? ActivatorUtilities.CreateInstance(s, real.ImplementationType!));
            self._do = what;
            return proxy;
        });
    };

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IPostStore.CommitAsync) && args![0] is PostChange { Decision: not null } change && Interlocked.Exchange(ref _do, null) is { } act)
            return Task.Run(async () =>
            {
                await act(_posts!, change);
                return await _posts!.CommitAsync(change, (CancellationToken)args[1]!);
            });
        return targetMethod.Invoke(_posts, args);
    }
}
