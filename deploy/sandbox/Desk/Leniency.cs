namespace Sandbox.Desk;

/// <summary>
/// One documented rule per vendor that can be switched off by its name (<see cref="FaultKind.Lenient"/>), so that whoever
/// judges the sandbox can be shown to notice. Every rule is kept unless that was asked for.
/// </summary>
public static class Leniency
{
    private static readonly object Key = new();

    /// <summary>What a vendor can be told to let pass, by vendor.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>
    {
        ["telegram"] = "accept-broken-markup",
        ["shopify"] = "answer-unknown-fields",
        ["gemini"] = "accept-any-key",
        ["appwrite"] = "overwrite-existing-row",
        ["instagram"] = "publish-unfinished-container",
        ["facebook"] = "accept-duplicate-post",
        ["tiktok"] = "accept-used-refresh-token",
    };

    public static void Grant(HttpContext context) => context.Items[Key] = true;

    /// <summary>Whether the vendor's rule is switched off for this request.</summary>
    public static bool IsGranted(HttpContext context) => context.Items.ContainsKey(Key);
}
