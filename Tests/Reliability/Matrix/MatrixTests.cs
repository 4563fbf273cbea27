using Tests.Support;

namespace Tests.Reliability.Matrix;

/// <summary>
/// Every platform × every fault × every instant of death. By night each cell; in ci each fault at one of the instants, so drawn that each instant
/// is met on each platform.
/// </summary>
public abstract class MatrixTests(ITestOutputHelper output)
{
    /// <summary>Drawn once for all faults.</summary>
    private static readonly int From = Effort.Seed(null);

    /// <summary>Fills what nobody has approved yet; to renew a row, delete it first.</summary>
    private static bool Approving => Environment.GetEnvironmentVariable("APPROVE") == "1";

    private protected static TheoryData<string> FaultsOf(CrashTarget target)
    {
        var all = PlatformFault.Of(target);
        return [.. all.Take(Effort.Times(1, all.Count, all.Count)).Select(f => f.Name)];
    }

    private protected async Task PlayAsync(CrashTarget target, string name)
    {
        var faults = PlatformFault.Of(target);
        var fault = faults.Single(f => f.Name == name);
        var approved = MatrixTable.Approved(fault);
        var letters = approved.ToCharArray();
        var broken = new List<string>();
        foreach (var column in Drawn(faults.ToList().IndexOf(fault)).Where(c => !Approving || letters[c] == MatrixTable.NotApproved))
        {
            var (point, stops) = MatrixTable.Columns[column];
            try
            {
                letters[column] = MatrixTable.Letter(await new Cell(fault, stops).PlayAsync());
                output.WriteLine($"{letters[column]}  {fault}, {point}");
            }
            catch (CrashFailedException e)
            {
                broken.Add($"{fault}, {point}: {e.Message}");
            }
        }
        if (Approving) MatrixTable.Approve(fault, new(letters));
        Assert.True(broken.Count == 0, string.Join("\n\n", broken));
        if (!Approving) Assert.Equal(approved, new string(letters));
    }

    /// <summary>All of them, or one: the next fault gets the next one.</summary>
    private IEnumerable<int> Drawn(int fault)
    {
        var count = MatrixTable.Columns.Count;
        output.WriteLine($"SEED={From}");
        return Effort.Times(1, 1, count) == count ? Enumerable.Range(0, count) : [(int)(((uint)From + (uint)fault) % (uint)count)];
    }
}

public sealed class InstagramMatrix(ITestOutputHelper output) : MatrixTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(CrashTarget.Instagram);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task P1_comes_to(string fault) => PlayAsync(CrashTarget.Instagram, fault);
}

public sealed class FacebookMatrix(ITestOutputHelper output) : MatrixTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(CrashTarget.Facebook);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task P1_comes_to(string fault) => PlayAsync(CrashTarget.Facebook, fault);
}

public sealed class TikTokMatrix(ITestOutputHelper output) : MatrixTests(output)
{
    public static TheoryData<string> Faults => FaultsOf(CrashTarget.TikTokVideo);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task P1_comes_to(string fault) => PlayAsync(CrashTarget.TikTokVideo, fault);
}

/// <summary>What the table itself must be.</summary>
public sealed class MatrixTableTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_cell_has_its_letter_and_few_are_not_met()
    {
        var cells = MatrixTable.Rows.Select(MatrixTable.Approved).SelectMany(l => l).ToList();
        var notMet = cells.Count(c => c == MatrixTable.NotMet);
        output.WriteLine($"{MatrixTable.Rows.Count} faults × {MatrixTable.Columns.Count} instants = {cells.Count} cells, {notMet} not met");
        Assert.DoesNotContain(MatrixTable.NotApproved, cells);
        Assert.All(MatrixTable.Rows.GroupBy(r => r.Target), p => Assert.True(p.Count() >= 25, $"{p.Key.Platform}: {p.Count()}"));
        Assert.InRange(notMet, 0, cells.Count * 15 / 100);
    }
}
