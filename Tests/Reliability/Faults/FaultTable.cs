namespace Tests.Reliability.Faults;

/// <summary>Every row of every area, and the table that people read.</summary>
internal static class FaultTable
{
    public static IReadOnlyList<FaultRow> All { get; } =
    [
        .. TelegramFaults.Rows, .. RedisFaults.Rows, .. AppwriteFaults.Rows, .. GeminiFaults.Rows,
        .. PlatformFaults.Rows, .. ShopFaults.Rows, .. ClockFaults.Rows, .. MachineFaults.Rows, .. PeopleFaults.Rows,
    ];

    public static string Print()
    {
        var lines = All.Select(r => $"{r.Area} | {r.Fault} | {(r.Applies ? r.Words : "–")} | {(r.Applies ? r.Missed ? $"played; {r.Why}" : "played" : r.Why)}");
        return string.Join("\n", ["area | fault | outcome | played, or why not", .. lines, "", Counts]);
    }

    public static string Counts => $"{All.Count} rows, {All.Count(r => r.Applies)} applicable, {All.Count(r => r.Missed)} missed";
}
