using System.Collections.Concurrent;
using Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Reliability.Faults;

/// <summary>Does things when the bot passes a point for the next time, before it goes on.</summary>
internal sealed class Moments : ICrashPoints
{
    private readonly ConcurrentDictionary<CrashPoint, Func<Task>> _wishes = new();

    public void Register(IServiceCollection services) => services.AddSingleton<ICrashPoints>(this);

    public void At(CrashPoint point, Func<Task> act) => _wishes[point] = act;

    public void Pass(CrashPoint point)
    {
        if (_wishes.TryRemove(point, out var act)) act().GetAwaiter().GetResult();
    }
}
