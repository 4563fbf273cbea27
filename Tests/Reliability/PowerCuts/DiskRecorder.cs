using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace Tests.Reliability.PowerCuts;

/// <summary>
/// The library that is preloaded into a bot: its record of what the bot does to its folder, and the switch that cuts the
/// power. See disk-record.c.
/// </summary>
internal sealed class DiskRecorder : IDisposable
{
    private const int Size = 4096;

    /// <summary>How long a disk hangs before it goes. Who says "done" without waiting for it is overheard saying so.</summary>
    private const uint StallMs = 40;

    private const string Compiler = "/usr/bin/clang";
    private static readonly Lazy<string> Library = new(Compile);

    private readonly string _folder;
    private readonly string _record;
    private readonly string _shared;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _control;

    /// <param name="folder">Watched.</param>
    /// <param name="beside">For the record; not inside the watched one.</param>
    public DiskRecorder(string folder, string beside)
    {
        _folder = folder;
        _record = Path.Combine(beside, "record");
        _shared = Path.Combine(beside, "control");
        File.WriteAllBytes(_shared, new byte[Size]);
        _map = MemoryMappedFile.CreateFromFile(_shared, FileMode.Open, null, Size);
        _control = _map.CreateViewAccessor();
        _control.Write(20, StallMs);
    }

    public static void Require() =>
        Assert.SkipUnless(File.Exists(Compiler), $"NOT TESTED: {Compiler} is not installed, so no power was cut (apt-get install clang).");

    /// <summary>Operations since the process started.</summary>
    public long Done => _control.ReadInt64(0);

    /// <summary>For a process that starts now.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["LD_PRELOAD"] = Library.Value, ["DISK_FOLDER"] = _folder, ["DISK_RECORD"] = _record, ["DISK_CONTROL"] = _shared,
    };

    /// <summary>Forgets what the process before did.</summary>
    public void BeginAnew()
    {
        File.Delete(_record);
        _control.Write(8, 0L);
        _control.Write(0, 0L);
    }

    public void Cut(CutOrder order)
    {
        _control.Write(24, order.AtSync ? 1u : 0u);
        _control.Write(16, order.Done ? 1u : 0u);
        _control.Write(8, order.Operation);
    }

    public IReadOnlyList<DiskOperation> Operations() => File.Exists(_record) ? DiskOperation.Read(_record) : [];

    public void Dispose()
    {
        _control.Dispose();
        _map.Dispose();
    }

    private static string Compile()
    {
        var source = Path.Combine(Support.Repository.Root, "Tests", "Reliability", "PowerCuts", "disk-record.c");
        var library = Path.Combine(AppContext.BaseDirectory, "disk-record.so");
        using var compiler = Process.Start(new ProcessStartInfo(Compiler, ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, source])
        {
            RedirectStandardError = true,
        })!;
        var complaint = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? library : throw new InvalidOperationException($"disk-record.c does not compile:\n{complaint}");
    }
}
