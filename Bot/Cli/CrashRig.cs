using System.Diagnostics;
using System.Globalization;
using Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Cli;

/// <summary>
/// For the crash tests: <c>BOT_CRASH_AT=IntentStored:2</c> kills the process, as a power cut would, the second time it
/// passes that point. Without the variable there is none of this.
/// </summary>
internal sealed class CrashRig(CrashPoint at, int time) : ICrashPoints
{
    private int _passed;

    public static void FromEnvironment(IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable("BOT_CRASH_AT")?.Split(':') is not [var name, var count]) return;
        if (!Enum.TryParse<CrashPoint>(name, out var point) || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return;
        services.AddSingleton<ICrashPoints>(new CrashRig(point, number));
    }

    public void Pass(CrashPoint point)
    {
        if (point != at || Interlocked.Increment(ref _passed) != time) return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite); // the signal is on its way; nothing may happen meanwhile
    }
}
