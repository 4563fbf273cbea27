using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Orders;

/// <summary>A delivery of Shopify's as its bytes are on the wire.</summary>
internal sealed record Webhook(string Topic, byte[] Body)
{
    public const string Secret = "a-secret-for-tests";
    public const string SecretBefore = "the-one-before";
    public const string Shop = "linen-and-loaf.myshopify.com";

    internal static readonly string Folder = Path.Combine(Repository.Root, "Tests", "Orders");

    /// <param name="change">Made to the order as it was created.</param>
    public static Webhook Order(string topic, Action<JsonObject> change) => From("order", topic, change);

    public static Webhook Refund(Action<JsonObject> change) => From("refund", "refunds/create", change);

    /// <summary>The file's own bytes, spaces and all.</summary>
    public static Webhook AsWritten(string file, string topic) => new(topic, File.ReadAllBytes(PathOf(file)));

    public static string PathOf(string file) => Path.Combine(Folder, "Webhooks", file + ".json");

    public static string Sign(byte[] body, string secret = Secret) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static Webhook From(string file, string topic, Action<JsonObject> change)
    {
        var body = JsonNode.Parse(File.ReadAllText(PathOf(file)))!.AsObject();
        change(body);
        return new(topic, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
