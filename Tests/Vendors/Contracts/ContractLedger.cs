using System.Collections.Concurrent;

namespace Tests.Vendors.Contracts;

/// <summary>Judges what the bot sends, whichever test makes it send, and keeps count.</summary>
internal static class ContractLedger
{
    private static readonly Dictionary<string, IContract> Contracts = new()
    {
        ["telegram"] = new TelegramContract(),
        ["shopify"] = new ShopifyContract(),
        ["gemini"] = new GeminiContract(),
        ["appwrite"] = new AppwriteContract(),
        ["instagram"] = new MetaContract(),
        ["facebook"] = new MetaContract(),
        ["tiktok"] = new TikTokContract(),
    };

    private static readonly ConcurrentDictionary<string, int> Judged = new();
    private static readonly ConcurrentQueue<(string Host, string Text)> Kept = new();

    public static IEnumerable<string> Vendors => Contracts.Keys;

    /// <summary>Requests judged so far.</summary>
    public static int Count(string vendor) => Judged.GetValueOrDefault(vendor);

    /// <summary>Every broken contract of this run.</summary>
    public static IReadOnlyList<string> Violations => [.. Kept.Select(k => k.Text).Distinct()];

    /// <summary>What is wrong with a request; nothing is kept of it.</summary>
    public static IReadOnlyList<string> Judge(SentRequest request)
    {
        try
        {
            return Contracts[request.Vendor].Judge(request);
        }
        catch (FormatException e)
        {
            return [e.Message];
        }
    }

    /// <summary>
    /// The bot names itself nowhere but at the shop's pages, so who has a name is somebody else: a browser, a vendor's own
    /// client, or a test that does wrong on purpose.
    /// </summary>
    public static bool IsOurs(SentRequest request) => !request.Headers.ContainsKey("User-Agent");

    /// <summary>Judges a request of the bot and keeps what is wrong with it.</summary>
    public static void Take(SentRequest request)
    {
        if (!IsOurs(request) || !Contracts.TryGetValue(request.Vendor, out var contract) || !contract.Covers(request)) return;
        Judged.AddOrUpdate(request.Vendor, 1, (_, n) => n + 1);
        foreach (var problem in Judge(request)) Kept.Enqueue((request.Headers.GetValueOrDefault("Host", ""), $"{problem}\n    {request}"));
    }

    /// <summary>Fails the test whose sandbox got what breaks a contract.</summary>
    /// <param name="addresses">The vendors' addresses.</param>
    public static void MustHold(IEnumerable<string> addresses)
    {
        var hosts = addresses.Select(a => new Uri(a).Authority).ToHashSet();
        var broken = Kept.Where(k => hosts.Contains(k.Host)).Select(k => k.Text).Distinct().ToList();
        if (broken.Count > 0) Assert.Fail("The bot broke a vendor's contract:\n  " + string.Join("\n  ", broken));
    }
}
