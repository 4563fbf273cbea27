using System.Text.Json.Nodes;

namespace Tests.Setup;

/// <summary>What can become of a project when nobody looks: each can be mended without losing anything.</summary>
internal static class Drift
{
    private const string Tables = "/tablesdb/production/tables";
    private const string Function = "/functions/process-order";

    public static IReadOnlyList<(string Name, Func<SetupRig, Random, Task> Happen)> All { get; } =
    [
        ("a column removed", async (rig, random) =>
        {
            var (table, columns) = await TableAsync(rig, random, "columns");
            await RemoveAsync(rig, $"{Tables}/{table}/columns/{Pick(columns, random)["key"]}");
        }),
        ("an index removed", (rig, _) => RemoveAsync(rig, $"{Tables}/socialPosts/indexes/by_status")),
        ("an index of another kind", async (rig, _) =>
        {
            await RemoveAsync(rig, $"{Tables}/orderItems/indexes/by_orderId");
            await rig.AppwriteAsync(HttpMethod.Post, $"{Tables}/orderItems/indexes", new() { ["key"] = "by_orderId", ["type"] = "key", ["columns"] = new JsonArray("productId") }, may: true);
            rig.Time.Advance(TimeSpan.FromSeconds(3));
        }),
        ("an index stuck", (rig, _) => BrokenAsync(rig, "orders", "by_customerId", "stuck")),
        ("a column failed", async (rig, random) =>
        {
            var (table, columns) = await TableAsync(rig, random, "columns");
            await BrokenAsync(rig, table, Pick(columns, random)["key"]!.ToString(), "failed");
        }),
        ("a column stuck", async (rig, random) =>
        {
            var (table, columns) = await TableAsync(rig, random, "columns");
            await BrokenAsync(rig, table, Pick(columns, random)["key"]!.ToString(), "stuck");
        }),
        ("a table gone", async (rig, _) => await rig.AppwriteAsync(HttpMethod.Delete, $"{Tables}/orderItems")),
        .. Settings("the table orders", $"{Tables}/orders", ("permissions", new JsonArray("read(\"any\")")), ("rowSecurity", true), ("enabled", false)),
        ("the bucket gone", async (rig, _) => await rig.AppwriteAsync(HttpMethod.Delete, "/storage/buckets/postPictures")),
        .. Settings(
            "the bucket", "/storage/buckets/postPictures", ("permissions", new JsonArray("create(\"any\")")), ("fileSecurity", false), ("enabled", false), ("maximumFileSize", 100),
            ("allowedFileExtensions", new JsonArray("jpg", "svg")), ("compression", "gzip")),
        .. Settings(
            "the function", Function, ("runtime", "node-18.0"), ("execute", new JsonArray()), ("timeout", 30), ("enabled", false), ("entrypoint", "index.js"), ("commands", "npm install"),
            ("scopes", new JsonArray("rows.read"))),
        ("the function gone", async (rig, _) => await rig.AppwriteAsync(HttpMethod.Delete, Function)),
        ("a variable changed", (rig, _) => VariableAsync(rig, "SHOPIFY_SHOP", "other.myshopify.com", false)),
        ("the secret changed", (rig, _) => VariableAsync(rig, "SHOPIFY_WEBHOOK_SECRETS", "another", true)),
        ("a variable made secret", (rig, _) => VariableAsync(rig, "DATABASE_ID", "elsewhere", true)),
        ("the seal gone", async (rig, _) => await rig.AppwriteAsync(HttpMethod.Delete, $"{Function}/variables/setup_hash")),
        ("the deployment gone", async (rig, _) =>
        {
            if (await FunctionAsync(rig) is { } function && function["deploymentId"]!.ToString() is { Length: > 0 } active)
                await rig.AppwriteAsync(HttpMethod.Delete, $"{Function}/deployments/{active}");
        }),
        ("a webhook gone", async (rig, random) => await WebhookAsync(rig, random, id => $"mutation {{ webhookSubscriptionDelete(id: \"{id}\") {{ userErrors {{ message }} }} }}")),
        ("a webhook elsewhere", async (rig, random) => await WebhookAsync(rig, random, id =>
            $"mutation {{ webhookSubscriptionUpdate(id: \"{id}\", webhookSubscription: {{ uri: \"https://old.example/\", format: XML, filter: \"total_price:>100\" }}) {{ userErrors {{ message }} }} }}")),
        ("the menu changed", async (rig, _) => await rig.TelegramAsync("setMyCommands", new() { ["commands"] = new JsonArray(new JsonObject { ["command"] = "old", ["description"] = "Old" }) })),
    ];

    /// <summary>Each setting changed alone, and the others left as they are.</summary>
    private static IEnumerable<(string Name, Func<SetupRig, Random, Task> Happen)> Settings(string what, string path, params (string Name, JsonNode Value)[] others) =>
        others.Select<(string Name, JsonNode Value), (string, Func<SetupRig, Random, Task>)>(o => ($"{what}, {o.Name} changed", async (rig, _) =>
        {
            var settings = await rig.AppwriteAsync(HttpMethod.Get, path);
            if (settings["$permissions"] is { } permissions) settings["permissions"] = permissions.DeepClone();
            settings[o.Name] = o.Value.DeepClone();
            await rig.AppwriteAsync(HttpMethod.Put, path, settings);
        }));

    /// <summary>Removed, and gone by the time it returns.</summary>
    public static async Task RemoveAsync(SetupRig rig, string path)
    {
        await rig.AppwriteAsync(HttpMethod.Delete, path, may: true); // what has drifted twice may be gone
        rig.Time.Advance(TimeSpan.FromSeconds(3));
    }

    public static async Task BrokenAsync(SetupRig rig, string table, string key, string status) =>
        await rig.Desk.PostAsync("appwrite/column", new JsonObject { ["table"] = table, ["key"] = key, ["status"] = status });

    private static async Task<(string Table, JsonArray Parts)> TableAsync(SetupRig rig, Random random, string parts)
    {
        var tables = (await rig.Desk.GetAsync("appwrite/tables")).AsArray();
        var table = Pick(tables, random);
        return (table["$id"]!.ToString(), table[parts]!.AsArray());
    }

    private static async Task<JsonObject?> FunctionAsync(SetupRig rig) =>
        (await rig.AppwriteAsync(HttpMethod.Get, "/functions"))["functions"]!.AsArray().FirstOrDefault()?.AsObject();

    private static async Task VariableAsync(SetupRig rig, string key, string value, bool secret)
    {
        var there = (await rig.AppwriteAsync(HttpMethod.Get, $"{Function}/variables"))["variables"]!.AsArray().First(v => v!["key"]!.ToString() == key)!;
        await rig.AppwriteAsync(HttpMethod.Put, $"{Function}/variables/{there["$id"]}", new() { ["key"] = key, ["value"] = value, ["secret"] = secret });
    }

    private static async Task WebhookAsync(SetupRig rig, Random random, Func<string, string> mutation)
    {
        var there = (await rig.ShopifyAsync("{ webhookSubscriptions(first: 50) { nodes { id } } }"))["webhookSubscriptions"]!["nodes"]!.AsArray();
        if (there.Count > 0) await rig.ShopifyAsync(mutation(Pick(there, random)["id"]!.ToString()));
    }

    private static JsonNode Pick(JsonArray from, Random random) => from[random.Next(from.Count)]!;
}
