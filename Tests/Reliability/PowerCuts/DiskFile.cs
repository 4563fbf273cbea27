namespace Tests.Reliability.PowerCuts;

/// <summary>A file as the disk has it, and the changes that only the memory has.</summary>
internal sealed class DiskFile(byte[] durable)
{
    private const int Sector = 512;
    private const int Block = 4096;
    private readonly List<DiskOperation> _unsynced = [];
    private byte[] _durable = durable;

    public void Change(DiskOperation change) => _unsynced.Add(change);

    public void Sync()
    {
        _durable = With(_durable, _unsynced);
        _unsynced.Clear();
    }

    public byte[] After(Remains remains, Random random)
    {
        var kept = random.Next(_unsynced.Count + 1);
        switch (remains)
        {
            case Remains.Nothing:
                return _durable;
            case Remains.Prefix:
                return With(_durable, _unsynced.Take(kept));
            case Remains.Torn:
                var torn = With(_durable, _unsynced.Take(kept));
                return kept < _unsynced.Count ? With(torn, [BrokenOff(_unsynced[kept], random)]) : torn;
            case Remains.Zeros:
                return random.Next(2) == 0 ? ZeroEnd(kept) : ZeroBlocks(random);
            case Remains.Scattered:
                var share = random.NextDouble();
                return With(_durable, _unsynced.SelectMany(Sectors).Where(_ => random.NextDouble() < share).ToList());
            default:
                return With(_durable, _unsynced);
        }
    }

    private byte[] ZeroEnd(int kept)
    {
        var data = With(_durable, _unsynced.Take(kept));
        Array.Resize(ref data, With(_durable, _unsynced).Length);
        return data;
    }

    private byte[] ZeroBlocks(Random random)
    {
        var data = With(_durable, _unsynced);
        for (var at = _durable.Length; at < data.Length; at += Block - (at % Block))
            if (random.Next(4) == 0) data.AsSpan(at, Math.Min(Block - (at % Block), data.Length - at)).Clear();
        return data;
    }

    private static byte[] With(byte[] before, IEnumerable<DiskOperation> changes)
    {
        using var file = new MemoryStream();
        file.Write(before);
        foreach (var change in changes)
        {
            if (change.Kind == DiskOperationKind.Truncate)
            {
                file.SetLength(change.Length);
                continue;
            }
            file.Position = change.Offset; // beyond the end: the hole is zeros, as on a disk
            file.Write(change.Data);
        }
        return file.ToArray();
    }

    private static DiskOperation BrokenOff(DiskOperation change, Random random)
    {
        if (change.Data.Length == 0) return change;
        var at = random.Next(change.Data.Length);
        if (random.Next(4) > 0) at -= (int)((change.Offset + at) % Sector);
        return change with { Data = change.Data[..Math.Max(0, at)] };
    }

    private static IEnumerable<DiskOperation> Sectors(DiskOperation change)
    {
        if (change.Kind != DiskOperationKind.Write) return [change];
        var first = (int)(Sector - change.Offset % Sector);
        var starts = new List<int> { 0 };
        for (var at = first; at < change.Data.Length; at += Sector) starts.Add(at);
        return starts.Zip(starts.Skip(1).Append(change.Data.Length), (from, to) => change with { Offset = change.Offset + from, Data = change.Data[from..to] });
    }
}
