using Bot.Social;
using Bot.Social.Instagram;
using Conversations.Posts;

namespace Tests.Vendors.Instagram;

internal static class InstagramRig
{
    public const string NoLimit = """{"data":[{"quota_usage":3,"config":{"quota_total":50,"quota_duration":86400}}]}""";

    public static PostContent Content { get; } = new()
    {
        Text = "Market mornings.\nUndyed \"linen\" 🌾\n#linen",
        AltText = "Bag on a hook",
        Picture = new("https://cdn.shopify.com/s/files/1/tote.jpg?width=1440"),
        PictureHash = "00",
    };

    public static Rig New(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["META_ACCESS_TOKEN"] = "EAA.secret", ["INSTAGRAM_ACCOUNT_ID"] = "178414" };
        foreach (var (name, value) in settings) all[name] = value;
        return new(services => services.AddSocial(), all, InstagramClient.Vendor);
    }

    /// <summary>On a real connection.</summary>
    public static Rig At(Uri address) => new(
        services => services.AddSocial(),
        new Dictionary<string, string?> { ["META_ACCESS_TOKEN"] = "played.secret", ["INSTAGRAM_ACCOUNT_ID"] = "178414", ["META_API_URL"] = address.AbsoluteUri });

    public static string Error(int code, int? subcode = null, bool transient = false) =>
        $$$"""{"error":{"message":"m","type":"OAuthException","code":{{{code}}},"error_subcode":{{{(subcode is { } s ? $"{s}" : "null")}}},"is_transient":{{{(transient ? "true" : "false")}}},"fbtrace_id":"A1"}}""";
}
