namespace Tests.Reliability.PowerCuts;

/// <summary>One cut, as it came about.</summary>
/// <param name="Where">The file being worked on, and how.</param>
/// <param name="Unsynced">What the disk kept of the writes without a sync.</param>
/// <param name="AtStart">It struck while the process was reading its files.</param>
internal sealed record PowerCut(string Where, Remains Unsynced, bool AtStart);

/// <summary>When the power goes.</summary>
/// <param name="Operation">The number of the operation, counted from the start of the process; one that is past means the next.</param>
/// <param name="AtSync">The first sync from there on: all that belongs together is written, and nothing of it is safe.</param>
/// <param name="Done">Whether that operation is still done.</param>
internal sealed record CutOrder(long Operation, bool AtSync, bool Done)
{
    public static CutOrder None { get; } = new(0, AtSync: false, Done: false);

    /// <summary>Most at a sync that is not done any more, the worst instant for what was being written.</summary>
    public static CutOrder In(long operations, Random random) => random.Next(3) == 0
        ? new(operations, AtSync: false, Done: random.Next(2) == 0)
        : new(operations, AtSync: true, Done: random.Next(4) == 0);
}

/// <summary>What is done to the disk besides: the mutants of the counter-proofs.</summary>
internal sealed record Sabotage
{
    public static Sabotage None { get; } = new();

    /// <summary>The disk says "synced" and keeps nothing.</summary>
    public bool ForgetsSyncs { get; init; }

    /// <summary>Whoever reads the write-ahead log does not notice a torn tail.</summary>
    public bool BelievesTails { get; init; }

    /// <summary>What the disk keeps at every cut; null leaves it to the draw.</summary>
    public Remains? Always { get; init; }
}
