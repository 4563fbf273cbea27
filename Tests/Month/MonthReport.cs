using System.Globalization;
using System.Text.Json.Nodes;
using Tests.Bench;

namespace Tests.Month;

/// <summary>What a played month has cost, each line with where it comes from.</summary>
internal sealed record MonthReport(IReadOnlyList<string> Lines, IReadOnlyList<string> Problems)
{
    private const double Mega = 1e6;

    /// <summary>Of Appwrite's free plan, reads as well as writes: https://appwrite.io/pricing, read 2026-09-12; no more than 80 % of it is to be used.</summary>
    private const double Plan = 250_000, Goal = 0.8 * Plan;

    /// <summary>The heartbeat writes one block over and over without waiting for the disk. While time is pushed, many of them are one; at home each may be one.</summary>
    private const double Heartbeats = 2_880 * 4_096;

    /// <summary>Dollars for a thousand tokens that Gemini 3.5 Flash-Lite writes.</summary>
    private const decimal Thought = 0.0025m;

    private static readonly string[] Levels = [" warn: ", " fail: ", " crit: "];

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static async Task<MonthReport> OfAsync(PlayedShop shop, string? program, BusyOwner owner, RequestCount count, int days, long written)
    {
        var (gemini, appwrite) = (await shop.Desk.GetAsync("gemini/bill"), await shop.Desk.GetAsync("appwrite/bill"));
        var (live, facebook, tiktok) = ((await shop.Desk.PublishedAsync()).Count, (await shop.Desk.GetAsync("facebook/posts")).AsArray().Count, (await shop.Desk.GetAsync("tiktok/inbox")).AsArray().Count);
        var (peak, now) = (ProcessFigures.Memory(shop.BotId, "VmHWM"), ProcessFigures.Memory(shop.BotId, "VmRSS"));
        var troubles = shop.BotOutput.Split('\n').Where(l => Levels.Any(level => l.Contains(level, StringComparison.Ordinal))).ToList();
        await shop.StopBotAsync();
        var journal = new DirectoryInfo(shop.DataDir).EnumerateFiles("journal.db*").Sum(f => f.Length);
        var own = OwnCount.Of(shop.DataDir);
        IReadOnlyList<string> problems = [.. count.Disagree(gemini, appwrite), .. own.Disagrees(gemini, appwrite)];
        List<string> lines =
        [
            "", $"THE SHOP, {days} days (measured)",
            $"  drafts {owner.Drafts}: {string.Join(", ", owner.Done.Select(d => $"{d.Value} {d.Key}"))}",
            $"  live: Instagram {live}, Facebook {facebook}, in the TikTok inbox {tiktok}",
            $"  calls to vendors {count.Requests}: {string.Join(", ", count.ByVendor.OrderByDescending(v => v.Value).Select(v => $"{v.Key} {v.Value}"))}",
            $"  warnings and errors in the bot's log: {troubles.Count}",
            .. troubles.Take(5).Select(t => "    " + t),
            .. Money(gemini, own, owner, days),
            .. Rows(appwrite, own, days),
            .. Orders(appwrite, days),
            "", $"THE MACHINE (measured; {(program is null ? "the program as built for .NET, which takes more memory than the native one" : "the native program")})",
            string.Create(English, $"  resident memory: peak {peak:0} MB, at the end {now:0} MB; goal 60 MB"),
            string.Create(English, $"  journal at the end {journal / Mega:0.0} MB, with {PlayedShop.StoredPosts} posts from before"),
            string.Create(English, $"  written to disk {written / Mega / days:0.0} MB a day (/proc/PID/io, write_bytes), and up to {Heartbeats / Mega:0.0} MB for the heartbeat (arithmetic); goal 20 MB"),
            "", problems.Count == 0
                ? "The sandbox's bills agree with an independent count of the requests that arrived, and with what the bot itself has counted."
                : "The bills do NOT agree:",
            .. problems.Select(p => "  " + p),
        ];
        return new(lines, problems);
    }

    private static IEnumerable<string> Money(JsonNode bill, OwnCount own, BusyOwner owner, int days)
    {
        var dollars = bill["dollars"]!.GetValue<decimal>();
        yield return "";
        yield return "GEMINI (list prices; tokens are an estimate, characters ÷ 4)";
        foreach (var line in bill["byModel"]!.AsArray())
        {
            var tokens = line!["tokens"]!;
            yield return string.Create(English, $"  {line["model"]}: {line["calls"]} calls, {tokens["prompt"]} tokens in, {tokens["candidates"]!.GetValue<long>() + tokens["thoughts"]!.GetValue<long>()} out (measured)");
        }
        yield return string.Create(English, $"  ${dollars:0.0000} without batch (measured), ${dollars / 2:0.0000} with all of it in batches (arithmetic: half); goal $3 for 30 days, that is ${3m * days / 30:0.00}");
        yield return string.Create(English, $"  ${dollars + bill["calls"]!.GetValue<int>() * Thought:0.0000} if the model thought a thousand tokens more at each call (arithmetic)");
        yield return $"  {own.Rewrites} of {own.Calls} calls for {owner.Drafts} drafts rewrite what was found untrue (measured; {MonthVerb.Untrue} of 100 first texts are made untrue here)";
        yield return string.Create(English, $"  the bot's own count: ${own.Micros / 1e6m:0.000000} for {own.Calls} calls; the bill says ${dollars:0.000000}, and the bot rounds each call up to a millionth");
    }

    private static IEnumerable<string> Rows(JsonNode bill, OwnCount own, int days)
    {
        yield return "";
        yield return "APPWRITE, rows touched (measured)";
        yield return $"  {"table",-14} {"call",-10} {"calls",8} {"reads",8} {"writes",8}   cause";
        foreach (var line in bill["byTable"]!.AsArray())
            yield return $"  {line!["table"],-14} {line["verb"],-10} {line["calls"],8} {line["reads"],8} {line["writes"],8}   {Cause($"{line["table"]}", $"{line["verb"]}")}";
        yield return $"  {"the bot's own count",-34} {own.Reads,8} {own.Writes,8}";
        var (reads, writes) = Month(bill, days);
        yield return $"  {"in 30 days",-34} {Share(reads),20} {Share(writes),20}   of {Plan:N0} each; goal 80 %";
    }

    private static IEnumerable<string> Orders(JsonNode bill, int days)
    {
        var (reads, writes) = Month(bill, days);
        yield return "";
        yield return "WITH ORDERS (arithmetic: the bot does not handle orders yet; the posts' rows above are in the sums)";
        yield return "  " + OrderDesign.Assumptions;
        yield return $"  {"how",-50} {"asked every",11} {"reads",20} {"writes",20}";
        foreach (var design in OrderDesign.All)
        {
            var (allReads, allWrites) = (reads + design.ReadsAMonth, writes + design.WritesAMonth);
            var verdict = Math.Max(allReads, allWrites) switch { <= Goal => "within 80 %", <= Plan => "within the plan, above 80 %", _ => "breaks the free plan" };
            yield return $"  {design.Name,-50} {design.Poll.TotalSeconds,9:0} s {Share(allReads),20} {Share(allWrites),20}   {verdict}";
        }
        if (OrderDesign.All.FirstOrDefault(d => Math.Max(reads + d.ReadsAMonth, writes + d.WritesAMonth) <= Goal) is { } first)
            yield return $"  The first of them within 80 %: {first.Name}, asked every {first.Poll.TotalSeconds:0} s.";
        yield return "  Appwrite Pro: 1,750,000 reads and 750,000 writes for $25 a month; every line above fits.";
    }

    private static (double Reads, double Writes) Month(JsonNode bill, int days) => (bill["reads"]!.GetValue<double>() * 30 / days, bill["writes"]!.GetValue<double>() * 30 / days);

    private static string Share(double rows) => string.Create(English, $"{rows:N0} ({100 * rows / Plan:0.0} %)");

    private static string Cause(string table, string verb) => (table, verb) switch
    {
        ("socialPosts", "upsert") => "each state of a post, and its figures",
        ("publications", "create") => "a claim before each post goes out, so that nothing is posted twice",
        ("publications", "get") => "whose claim it is, before its state is written",
        ("publications", "upsert") => "what became of a post on a platform",
        ("settings", _) => "hours changed in the chat",
        _ => "",
    };
}
