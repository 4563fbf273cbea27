using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conversations.Posts;

namespace Bot.Journal;

/// <summary>Decisions one after the other, each sealed with the seal of the one before: a changed or missing one shows (X9).</summary>
internal static class DecisionChain
{
    /// <returns>False when this update has decided before.</returns>
    public static bool Append(JournalConnection j, Decision decision)
    {
        var body = JsonSerializer.Serialize(decision, JournalJson.Default.Decision);
        var last = j.Text("SELECT chain FROM decisions ORDER BY number DESC LIMIT 1") ?? "";
        return j.Execute("INSERT OR IGNORE INTO decisions (post, update_id, body, chain) VALUES ($1, $2, $3, $4)",
            decision.Post.Value, decision.UpdateId, body, Seal(last, body)) == 1;
    }

    /// <returns>The number of the first decision whose seal does not fit; null when all do.</returns>
    public static long? FirstBroken(JournalConnection j)
    {
        var last = "";
        foreach (var (number, body, chain) in j.Rows(r => (r.GetInt64(0), r.GetString(1), r.GetString(2)), "SELECT number, body, chain FROM decisions ORDER BY number"))
        {
            if (chain != Seal(last, body)) return number;
            last = chain;
        }
        return null;
    }

    private static string Seal(string last, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(last + body)));
}
