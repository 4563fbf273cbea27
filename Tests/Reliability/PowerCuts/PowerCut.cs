namespace Tests.Reliability.PowerCuts;

/// <summary>One cut, as it came about.</summary>
/// <param name="Where">The file being worked on, and how.</param>
/// <param name="Unsynced">What the disk kept of the writes without a sync.</param>
/// <param name="AtStart">It struck while the process was reading its files.</param>
internal sealed record PowerCut(string Where, Remains Unsynced, bool AtStart);

/// <summary>What is done to the disk besides: the mutants of the counter-proofs.</summary>
internal sealed record Sabotage
{
    public static Sabotage None { get; } = new();

    /// <summary>The disk says "synced" and keeps nothing.</summary>
    public bool ForgetsSyncs { get; init; }

    /// <summary>Whoever reads the write-ahead log does not notice a torn tail.</summary>
    public bool BelievesTails { get; init; }
}
