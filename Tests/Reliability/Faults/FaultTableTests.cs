using Tests.Rates;
using Tests.Support;

namespace Tests.Reliability.Faults;

public sealed class FaultTableTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_fault_has_its_word_or_its_reason()
    {
        output.WriteLine(FaultTable.Print());
        Assert.Empty(FaultTable.All.GroupBy(r => r.Name).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(FaultTable.All, r => Assert.True(r.Applies ? r.Expected.Count > 0 : r.Why is { Length: > 20 }, r.Name));
        Assert.All(FaultTable.All.Where(r => r.Missed), r => Assert.True(r.Why is { Length: > 20 }, r.Name));
        Assert.All(FaultTable.All.GroupBy(r => r.Area), a => Assert.Single(a, r => r.InQuick));
        Assert.InRange(FaultTable.All.Count(r => !r.Applies), 0, FaultTable.All.Count * 15 / 100);
        ApprovedText.Check("Tests/Reliability/Faults/faults.approved.txt", FaultTable.Print());
    }
}

/// <summary>Plays the rows of one area; all of them in ci, one in the quick round.</summary>
public abstract class FaultTests(ITestOutputHelper output)
{
    private protected static TheoryData<string> FaultsOf(IReadOnlyList<FaultRow> rows)
    {
        var all = Effort.Times(0, 1, 1) == 1;
        return [.. rows.Where(r => r.Applies && (all || r.InQuick)).Select(r => r.Fault)];
    }

    private protected async Task PlayAsync(IReadOnlyList<FaultRow> rows, string fault)
    {
        var row = rows.Single(r => r.Fault == fault);
        if (row.NeedsRedis) RedisServer.Require();
        var start = TimeProvider.System.GetTimestamp();
        var wrong = await FaultPlay.PlayAsync(row, Effort.Seed(output, row.Name));
        output.WriteLine($"{row.Name}: {(row.Missed ? "missed" : row.Words)}, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s\n{string.Join("\n", wrong)}");
        if (row.Missed) Assert.False(wrong.Count == 0, $"“{row.Name}” is no longer missed: say so in the table.");
        else Assert.True(wrong.Count == 0, $"{row.Name}\n{string.Join("\n", wrong)}");
        FaultCount.Passed(row);
    }
}
