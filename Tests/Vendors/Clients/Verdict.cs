using System.Globalization;
using System.Text.RegularExpressions;

namespace Tests.Vendors.Clients;

/// <summary>A client's list of checks, as it printed them.</summary>
public sealed partial record Verdict(int ExitCode, IReadOnlyList<string> Held, IReadOnlyList<string> Failed)
{
    /// <summary>Fails the test when the client broke off before its own count, or when the count is another than its list.</summary>
    public static Verdict Of(NodeProcess client)
    {
        var lines = client.Output.Split('\n', StringSplitOptions.TrimEntries);
        IReadOnlyList<string> After(string word) => [.. lines.Where(l => l.StartsWith(word, StringComparison.Ordinal)).Select(l => l[7..])];
        var verdict = new Verdict(client.ExitCode, After("ok     "), After("FAILED "));
        var count = Count().Match(client.Output);
        Assert.True(count.Success, $"The client broke off:\n{client.Output}");
        Assert.Equal((verdict.Held.Count + verdict.Failed.Count, verdict.Failed.Count), (Number(count.Groups[1]), Number(count.Groups[2])));
        Assert.NotEmpty(verdict.Held);
        return verdict;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+) checks, (\d+) failed\r?$", RegexOptions.Multiline)]
    private static partial Regex Count();
}
