namespace Tests.Reliability.PowerCuts;

/// <summary>What a disk keeps of the writes that no sync has followed.</summary>
internal enum Remains
{
    Nothing,

    /// <summary>The first so many.</summary>
    Prefix,

    /// <summary>The first so many, and the next one broken off at a sector or within one.</summary>
    Torn,

    /// <summary>The files have their new lengths; of what was added, the end or some blocks are zeros.</summary>
    Zeros,

    /// <summary>Some sectors, in no order.</summary>
    Scattered,

    Everything,
}
