using System.Runtime.InteropServices;
using System.Text;

namespace Tests.Reliability.PowerCuts;

/// <summary>What disk-record.c writes down; it has the same numbers.</summary>
internal enum DiskOperationKind
{
    Create = 1,
    Write,
    Truncate,
    Sync,
    Rename,
    Unlink,

    /// <summary>The power went here; the name is that of the file being worked on.</summary>
    Cut,

    /// <summary>A way to change a file that the record does not follow.</summary>
    Unknown,
}

/// <summary>One change to a file, or one sync, in the order in which they happened.</summary>
/// <param name="Name">Within the folder; empty for the folder itself.</param>
/// <param name="Other">The new name after a rename.</param>
/// <param name="Length">The new length after a truncation, bytes.</param>
/// <param name="Number">Counted from the start of the process.</param>
internal sealed record DiskOperation(DiskOperationKind Kind, string Name, string Other, long Offset, long Length, byte[] Data, long Number)
{
    /// <exception cref="CrashFailedException">The process changes files in a way that the record does not follow.</exception>
    public static IReadOnlyList<DiskOperation> Read(string record)
    {
        var bytes = File.ReadAllBytes(record).AsSpan();
        var operations = new List<DiskOperation>();
        while (!bytes.IsEmpty)
        {
            var entry = MemoryMarshal.Read<Entry>(bytes);
            bytes = bytes[Marshal.SizeOf<Entry>()..];
            var name = Encoding.UTF8.GetString(Take(ref bytes, entry.Name));
            var other = Encoding.UTF8.GetString(Take(ref bytes, entry.Other));
            var data = entry.Kind == DiskOperationKind.Write ? Take(ref bytes, (int)entry.Length).ToArray() : [];
            if (entry.Kind == DiskOperationKind.Unknown) throw new CrashFailedException($"{name} is changed by a call that disk-record.c does not follow");
            operations.Add(new(entry.Kind, name, other, entry.Offset, entry.Length, data, entry.Number));
        }
        return operations;
    }

    private static Span<byte> Take(ref Span<byte> bytes, int length)
    {
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Entry(DiskOperationKind Kind, int Name, int Other, int Reserved, long Offset, long Length, long Number);
}
