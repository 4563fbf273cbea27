using System.Globalization;
using Bot.Pictures.Charts;
using Conversations.Insights;
using Tests.Insights.Charts;

namespace Tests.Bench;

/// <summary>
/// What a picture of plots takes: time, and how much more memory this process has at its peak than before. Under the JIT, whose own code for it is in
/// the first picture too, beside Skia's native library and the fonts.
/// </summary>
internal static class ChartBench
{
    private const int Pictures = 100;

    public static int Run()
    {
        var week = ChartSamples.Week(ChartTheme.Light);
        var maker = new SkiaChartMaker();
        var first = new Figures("first picture, with what it loads");
        var (peak, kept) = Memory(() => first.Add(Milliseconds(() => maker.Make(week))));
        Console.WriteLine(first);
        foreach (var (name, chart) in ChartSamples.All)
        {
            var figures = new Figures($"{name} (goal 300)");
            var busy = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Pictures; i++) figures.Add(Milliseconds(() => maker.Make(chart)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures}   processor {(Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / Pictures:0.0} ms each"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first picture: {peak:0.0} MB more memory at the peak (goal 20), {kept:0.0} MB of it kept"));
        return 0;
    }

    private static double Milliseconds(Action work)
    {
        var start = TimeProvider.System.GetTimestamp();
        work();
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <returns>Megabytes, more than before.</returns>
    private static (double Peak, double Kept) Memory(Action work)
    {
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5"); // forget the peak so far (https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html)
        var before = ProcessFigures.Memory(Environment.ProcessId, "VmRSS");
        work();
        return (ProcessFigures.Memory(Environment.ProcessId, "VmHWM") - before, ProcessFigures.Memory(Environment.ProcessId, "VmRSS") - before);
    }
}
