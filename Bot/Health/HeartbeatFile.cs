using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Bot.Health;

/// <summary>
/// The file <c>heartbeat</c> in <c>DATA_DIR</c>. Always the same block is written over, because a new file each time would
/// cost an SD card several times as much in the file system's own books (O6). It holds the same text twice: a reader that
/// finds two different halves came in the middle of a write.
/// </summary>
internal sealed class HeartbeatFile(string folder) : IDisposable
{
    private const int Half = 1024;

    private readonly SafeFileHandle _file = File.OpenHandle(PathIn(folder), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    public void Write(Heartbeat beat)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(beat, HeartbeatJson.Default.Heartbeat);
        var block = new byte[2 * Half];
        block.AsSpan().Fill((byte)' ');
        text.CopyTo(block, 0);
        text.CopyTo(block, Half);
        RandomAccess.Write(_file, block, 0);
    }

    public void Remove() => File.Delete(PathIn(folder));

    public void Dispose() => _file.Dispose();

    /// <returns>Null when there is none, or none that can be read.</returns>
    public static Heartbeat? Read(string folder)
    {
        try
        {
            for (var tries = 0; tries < 5; tries++)
            {
                var block = File.ReadAllBytes(PathIn(folder));
                if (block.Length != 2 * Half || !block.AsSpan(0, Half).SequenceEqual(block.AsSpan(Half))) continue;
                return JsonSerializer.Deserialize(block.AsSpan(0, Half), HeartbeatJson.Default.Heartbeat);
            }
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, "heartbeat");
}
