using System.Diagnostics;
using Tests.Rates;
using Tests.Support;

namespace Tests.Deploy;

/// <summary>The script that starts Redis in the compose file, with a real redis-server and a real damaged file.</summary>
[Collection(RealProcesses.Name)]
public sealed class RedisStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redis-start-");

    [Fact]
    public async Task D5_a_damaged_file_is_moved_aside_after_three_failed_starts()
    {
        RedisServer.Require();
        var part = Path.Combine(_folder.CreateSubdirectory("appendonlydir").FullName, "appendonly.aof.1.incr.aof");
        await File.WriteAllTextAsync(part, "*3\r\n$3\r\nSET\r\nnonsense that is no length", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appendonlydir", "appendonly.aof.manifest"), "file appendonly.aof.1.incr.aof seq 1 type i\n", TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
        {
            using var refused = Start(settled: 60);
            await refused.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, refused.ExitCode);
        }
        using var started = Start(settled: 0);
        try
        {
            string Here(string path) => Path.Combine(_folder.FullName, path);
            await Desk.UntilAsync(() => Task.FromResult(File.Exists(Here("damaged/appendonly.aof.1.incr.aof")) ? "there" : null), "the damaged file, aside");
            await Desk.UntilAsync(() => Task.FromResult(File.Exists(Here("appendonlydir/appendonly.aof.manifest")) ? "there" : null), "Redis, started empty");
            Assert.False(started.HasExited);
            await Desk.UntilAsync(() => Task.FromResult(File.Exists(Here("failed-starts")) ? null : "forgotten"), "the end of the count");
        }
        finally
        {
            started.Kill();
            await started.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Process Start(int settled)
    {
        var options = ComposeFile.Read(File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml")))["services.redis.command"].Split(',');
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(Repository.Root, "deploy", "redis-start"), .. options, "--port 0", $"--unixsocket {_folder.FullName}/redis.sock"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["REDIS_DIR"] = _folder.FullName;
        start.Environment["REDIS_SETTLED"] = $"{settled}";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
