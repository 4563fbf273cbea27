using Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Support;

/// <summary>Does something the first time the bot passes a point, before it goes on.</summary>
internal sealed class AtPoint(CrashPoint point) : ICrashPoints
{
    public Action? Do { get; set; }

    public void Register(IServiceCollection services) => services.AddSingleton<ICrashPoints>(this);

    public void Pass(CrashPoint passed)
    {
        if (passed != point || Do is not { } act) return;
        Do = null;
        act();
    }
}
