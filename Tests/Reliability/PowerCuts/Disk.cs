namespace Tests.Reliability.PowerCuts;

/// <summary>
/// A folder as a disk holds it: of a file what was there at its last sync, of the folder's own list (names made, changed,
/// removed) what was there when the folder was synced; of the rest more or less, as <see cref="Remains"/> says.
/// </summary>
/// <param name="forgetsSyncs">The counter-proof: a disk that says "synced" and keeps nothing.</param>
internal sealed class Disk(bool forgetsSyncs)
{
    private readonly Dictionary<string, DiskFile> _files = [];
    private readonly List<DiskOperation> _unsynced = [];
    private readonly Dictionary<DiskOperation, DiskFile> _made = [];
    private Dictionary<string, DiskFile> _durable = [];

    public static Disk Of(string folder, bool forgetsSyncs)
    {
        var disk = new Disk(forgetsSyncs);
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsOfTheBot)) disk._files[Path.GetFileName(file)] = new(File.ReadAllBytes(file));
        disk._durable = new(disk._files);
        return disk;
    }

    public void Apply(DiskOperation operation)
    {
        switch (operation.Kind)
        {
            case DiskOperationKind.Create:
                _files[operation.Name] = _made[operation] = new([]);
                _unsynced.Add(operation);
                break;
            case DiskOperationKind.Rename or DiskOperationKind.Unlink:
                Rename(_files, operation);
                _unsynced.Add(operation);
                break;
            case DiskOperationKind.Write or DiskOperationKind.Truncate:
                if (_files.TryGetValue(operation.Name, out var changed)) changed.Change(operation);
                break;
            case DiskOperationKind.Sync when forgetsSyncs:
                break;
            case DiskOperationKind.Sync when operation.Name.Length == 0:
                _unsynced.Clear();
                _durable = new(_files);
                break;
            case DiskOperationKind.Sync:
                if (_files.TryGetValue(operation.Name, out var synced)) synced.Sync();
                break;
        }
    }

    /// <summary>The files after a cut at this moment.</summary>
    public IReadOnlyDictionary<string, byte[]> After(Remains remains, Random random)
    {
        var files = new Dictionary<string, DiskFile>(_durable);
        foreach (var change in NamesThatStay(remains, random)) Rename(files, change);
        return files.ToDictionary(f => f.Key, f => f.Value.After(remains, random));
    }

    /// <summary>Makes the folder hold exactly these files.</summary>
    public static void Restore(string folder, IReadOnlyDictionary<string, byte[]> files, Random random)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) File.Delete(file);
        foreach (var (name, bytes) in files) File.WriteAllBytes(Path.Combine(folder, name), bytes);
        // Nothing is promised about the shared memory of a process that is no more, not even that it is gone.
        if (!files.ContainsKey("journal.db-wal") || random.Next(3) > 0) return;
        var leftOver = new byte[32 * 1024];
        random.NextBytes(leftOver);
        File.WriteAllBytes(Path.Combine(folder, "journal.db-shm"), leftOver);
    }

    private IEnumerable<DiskOperation> NamesThatStay(Remains remains, Random random) => remains switch
    {
        Remains.Nothing => [],
        Remains.Everything => _unsynced,
        Remains.Scattered => _unsynced.Where(_ => random.Next(2) == 0).ToList(),
        _ => _unsynced.Take(random.Next(_unsynced.Count + 1)),
    };

    private void Rename(Dictionary<string, DiskFile> files, DiskOperation change)
    {
        if (change.Kind == DiskOperationKind.Create) files[change.Name] = _made[change];
        else if (files.Remove(change.Name, out var file) && change.Kind == DiskOperationKind.Rename) files[change.Other] = file;
    }

    /// <summary>The settings are the rig's; the shared memory does not outlive a cut.</summary>
    private static bool IsOfTheBot(string file) => !file.EndsWith(".env", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal);
}
