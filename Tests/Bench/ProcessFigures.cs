using System.Globalization;

namespace Tests.Bench;

/// <summary>What Linux tells about a running process (https://man7.org/linux/man-pages/man5/proc.5.html).</summary>
internal static class ProcessFigures
{
    private const double TicksPerSecond = 100; // sysconf(_SC_CLK_TCK), on every Linux that .NET runs on

    /// <param name="line"><c>VmRSS</c>, its peak <c>VmHWM</c>, <c>RssAnon</c> or <c>RssFile</c>.</param>
    /// <returns>Megabytes of 1,000,000 bytes.</returns>
    public static double Memory(int id, string line)
    {
        var found = File.ReadLines($"/proc/{id}/status").First(l => l.StartsWith(line + ":", StringComparison.Ordinal));
        return double.Parse(found.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>Bytes that it has caused to be written to a disk; in whole pages, and the file system's own books not among them.</summary>
    public static long Written(int id) =>
        long.Parse(File.ReadLines($"/proc/{id}/io").First(l => l.StartsWith("write_bytes:", StringComparison.Ordinal))["write_bytes:".Length..], CultureInfo.InvariantCulture);

    /// <summary>Of all its threads, in the program and in the system, since it began.</summary>
    public static TimeSpan Cpu(int id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
