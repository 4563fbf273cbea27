using Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Tests.Support;

/// <summary>Tests that start whole processes and wait in real time: one after another, so that they do not slow each other.</summary>
[CollectionDefinition(Name)]
public sealed class RealProcesses
{
    public const string Name = "real processes";
}

/// <summary>Single tests that take minutes on the fake clock.</summary>
[CollectionDefinition(Name)]
public sealed class LongWalks
{
    public const string Name = "long walks";
}

/// <summary>What takes longest and mostly waits begins first, and the others fill its pauses.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => c.TestCollectionDisplayName switch { RealProcesses.Name => 0, LongWalks.Name => 1, _ => 2 }).ThenBy(c => c.UniqueID, StringComparer.Ordinal)];
}
