using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Tests.Reliability.Faults.FaultCount))]

namespace Tests.Reliability.Faults;

/// <summary>Says at the end of the run how many rows of the fault table were played and passed.</summary>
public sealed class FaultCount : IDisposable
{
    private static readonly ConcurrentDictionary<string, bool> Played = new();

    internal static void Passed(FaultRow row) => Played[row.Name] = row.Missed;

    public void Dispose()
    {
        if (Played.IsEmpty) return;
        var summary = $"Fault table: {FaultTable.Counts}; in this run {Played.Values.Count(missed => !missed)} passed";
        Console.WriteLine(summary);
        // `dotnet test` keeps to itself what a run that went well has printed.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "faults-played.txt"), summary + "\n");
    }
}
