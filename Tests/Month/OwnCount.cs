using System.Text.Json.Nodes;
using Bot.Journal;

namespace Tests.Month;

/// <summary>What the bot itself has counted, from its journal when it has ended.</summary>
/// <param name="Micros">Micro-dollars, each call rounded up to a whole one.</param>
/// <param name="Calls">To the model, those that cost something.</param>
internal sealed record OwnCount(long Micros, long Calls, long Rewrites, long Reads, long Writes)
{
    public static OwnCount Of(string dataDir)
    {
        using var journal = new JournalConnection(Path.Combine(dataDir, "journal.db"), readOnly: true);
        return new(
            journal.Scalar("SELECT coalesce(sum(coalesce(cost, reserved)), 0) FROM spending"),
            journal.Scalar("SELECT count(*) FROM spending WHERE cost IS NULL OR cost > 0"),
            journal.Scalar("SELECT count(*) FROM spending WHERE rewrite > 0 AND (cost IS NULL OR cost > 0)"),
            journal.Scalar("SELECT coalesce(sum(reads), 0) FROM cloud_rows"),
            journal.Scalar("SELECT coalesce(sum(writes), 0) FROM cloud_rows"));
    }

    /// <summary>Where it is not what the bills say; empty when it is.</summary>
    public IReadOnlyList<string> Disagrees(JsonNode gemini, JsonNode appwrite)
    {
        var problems = new List<string>();
        var (calls, micros) = (gemini["calls"]!.GetValue<int>(), gemini["dollars"]!.GetValue<decimal>() * 1_000_000);
        if (calls != Calls) problems.Add($"Gemini charges {calls} calls, and the bot has counted {Calls}");
        if (Micros < micros || Micros >= micros + Math.Max(1, calls)) problems.Add($"Gemini charges {micros} micro-dollars, and the bot has counted {Micros}");
        if (appwrite["reads"]!.GetValue<long>() is var reads && reads != Reads) problems.Add($"Appwrite charges {reads} reads, and the bot has counted {Reads}");
        if (appwrite["writes"]!.GetValue<long>() is var writes && writes != Writes) problems.Add($"Appwrite charges {writes} writes, and the bot has counted {Writes}");
        return problems;
    }
}
