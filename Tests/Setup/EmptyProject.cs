using System.Text.Json.Nodes;
using Bot.Appwrite.Steps;
using Sandbox.Shopify;
using Tests.Support;

namespace Tests.Setup;

/// <summary>From nothing to everything, and what a run says and does when there is nothing, or not everything, to do.</summary>
public sealed class EmptyProject
{
    private static readonly string[] Sources = [.. Directory.GetFiles(Path.Combine(Repository.Root, "deploy", "appwrite", "functions", "process-order", "src")).Select(f => "src/" + Path.GetFileName(f))];

    [Fact]
    public async Task Gets_everything_and_a_second_run_writes_nothing()
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Equal("19 changes", rig.Said[^1]);

        var tables = (await rig.Desk.GetAsync("appwrite/tables")).AsArray();
        Assert.Equal(
            [("socialPosts", 12, 3), ("publications", 11, 1), ("settings", 2, 0), ("orders", 27, 1), ("orderItems", 6, 1)],
            tables.Select(t => (t!["$id"]!.ToString(), t["columns"]!.AsArray().Count, t["indexes"]!.AsArray().Count)));
        var function = await rig.AppwriteAsync(HttpMethod.Get, "/functions/process-order");
        Assert.Equal(
            """node-22 ["any"] 15 true src/main.js ["rows.read","rows.write"] true ready""",
            $"{function["runtime"]} {function["execute"]!.ToJsonString()} {function["timeout"]} {function["enabled"]} {function["entrypoint"]} {function["scopes"]!.ToJsonString()} {function["live"]} {function["latestDeploymentStatus"]}");
        var deployed = (await rig.Desk.GetAsync("appwrite/functions"))[0]!;
        Assert.Equal(["package.json", .. Sources.Order(StringComparer.Ordinal)], deployed["files"]!.AsArray().Select(f => f!.ToString()));
        var variables = deployed["variables"]!;
        Assert.Equal(
            ("production", ShopFields.Domain, AccessTokens.ClientSecret),
            (variables["DATABASE_ID"]!.ToString(), variables["SHOPIFY_SHOP"]!.ToString(), variables["SHOPIFY_WEBHOOK_SECRETS"]!.ToString()));
        var webhooks = (await rig.Desk.GetAsync("shopify/webhooks")).AsArray();
        Assert.Equal(
            ["ORDERS_CANCELLED", "ORDERS_CREATE", "ORDERS_FULFILLED", "ORDERS_PAID", "ORDERS_UPDATED", "REFUNDS_CREATE"],
            webhooks.Select(w => w!["topic"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.All(webhooks, w => Assert.Equal($"https://{deployed["domain"]}/", w!["uri"]!.ToString()));
        Assert.Contains(rig.Said, l => l.Contains("customers/redact", StringComparison.Ordinal) && l.Contains(deployed["domain"]!.ToString(), StringComparison.Ordinal));
        var menu = (await rig.TelegramAsync("getMyCommands"))["result"]!.AsArray().Select(c => c!["command"]!.ToString()).ToList();
        Assert.Contains("queue", menu);

        var (before, state) = (rig.Now, await rig.StateAsync());
        Assert.True(await rig.RunAsync());
        Assert.Equal("0 changes", rig.Said[^1]);
        Assert.Empty(rig.Writes(before));
        Assert.Equal(state, await rig.StateAsync());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_writes_nothing()
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(dryRun: true), rig.Text);
        Assert.Empty(rig.Writes(0));
        Assert.Contains("    table orders would be made with 27 columns", rig.Said);
        Assert.Contains("    function process-order would be made", rig.Said);
        Assert.Contains(rig.Said, l => l.Contains("nowhere to send webhooks", StringComparison.Ordinal));
        Assert.EndsWith("changes would be made", rig.Said[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("functions.write", "functions.read, functions.write, rules.read")]
    [InlineData("tables.write", "tables.read, tables.write, columns.write, indexes.write, rows.read")]
    [InlineData("rules.read", "functions.read, functions.write, rules.read")]
    public async Task A_missing_scope_is_named_with_all_of_its_step_and_the_rest_goes_on(string scope, string named)
    {
        await using var rig = await SetupRig.BeginAsync();
        await rig.Desk.PostAsync("appwrite/scopes", new JsonObject { ["withdrawn"] = new JsonArray(scope, scope.Replace("tables", "collections", StringComparison.Ordinal)) });
        Assert.False(await rig.RunAsync());
        Assert.Contains(rig.Said, l => l.Contains($"which needs {named}.", StringComparison.Ordinal));
        Assert.Contains(rig.Said, l => l.Contains("menu of", StringComparison.Ordinal));
        await rig.Desk.PostAsync("appwrite/scopes", new JsonObject { ["withdrawn"] = new JsonArray() });
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Equal(await CleanAsync(), await rig.StateAsync());
    }

    [Fact]
    public async Task Shopifys_missing_scope_is_named()
    {
        await using var rig = await SetupRig.BeginAsync();
        await rig.Desk.PostAsync("shopify/scopes", new JsonObject { ["withdrawn"] = new JsonArray("read_orders") });
        Assert.False(await rig.RunAsync());
        Assert.Contains(rig.Said, l => l.Contains("lacks the scope read_orders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scope_that_only_shipping_needs_is_named_and_stops_nothing()
    {
        await using var rig = await SetupRig.BeginAsync();
        await rig.Desk.PostAsync("shopify/scopes", new JsonObject { ["withdrawn"] = new JsonArray("write_merchant_managed_fulfillment_orders") });
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Contains(rig.Said, l => l.Contains("Orders cannot be marked as shipped: Shopify's app lacks the scope write_merchant_managed_fulfillment_orders", StringComparison.Ordinal));
        Assert.Contains(rig.Writes(0), w => w.StartsWith("shopify", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_off_is_said_and_left_out()
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(settings: [("APPWRITE_ENDPOINT", ""), ("APPWRITE_PROJECT", ""), ("APPWRITE_API_KEY", "")]), rig.Text);
        Assert.Contains("    left out: Appwrite is off: set APPWRITE_ENDPOINT, APPWRITE_PROJECT and APPWRITE_API_KEY.", rig.Said);
        Assert.Equal("1 change", rig.Said[^1]);
        Assert.All(rig.Writes(0), w => Assert.StartsWith("telegram", w, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_build_that_fails_is_told_and_the_next_run_deploys_anew()
    {
        await using var rig = await SetupRig.BeginAsync();
        await rig.Desk.PostAsync("appwrite/builds", new JsonObject { ["outcome"] = "failed" });
        Assert.False(await rig.RunAsync());
        Assert.Contains(rig.Said, l => l.Contains("could not build the function process-order (failed): [open-runtimes] The archive", StringComparison.Ordinal));
        Assert.Empty((await rig.Desk.GetAsync("shopify/webhooks")).AsArray());
        await rig.Desk.PostAsync("appwrite/builds", new JsonObject { ["outcome"] = "ready" });
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Equal(await CleanAsync(), await rig.StateAsync());
    }

    [Fact]
    public async Task A_new_secret_is_written_and_deployed_once()
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(settings: ("SHOPIFY_WEBHOOK_SECRETS", "first")), rig.Text);
        Assert.True(await rig.RunAsync(settings: ("SHOPIFY_WEBHOOK_SECRETS", "second, first")), rig.Text);
        Assert.Equal("2 changes", rig.Said[^1]);
        Assert.Equal("second,first", (await rig.Desk.GetAsync("appwrite/functions"))[0]!["variables"]!["SHOPIFY_WEBHOOK_SECRETS"]!.ToString());
        Assert.DoesNotContain("second,first", (await rig.AppwriteAsync(HttpMethod.Get, "/functions/process-order/variables")).ToJsonString(), StringComparison.Ordinal);
        Assert.True(await rig.RunAsync(settings: ("SHOPIFY_WEBHOOK_SECRETS", "second, first")), rig.Text);
        Assert.Equal("0 changes", rig.Said[^1]);
    }

    [Fact]
    public void The_archive_has_no_time_and_no_person_in_it()
    {
        using var tar = new System.Formats.Tar.TarReader(new MemoryStream(FunctionCode.Tar));
        var files = 0;
        for (; tar.GetNextEntry() is { } entry; files++) Assert.Equal((DateTimeOffset.UnixEpoch, 0, 0), (entry.ModificationTime, entry.Uid, entry.Gid));
        Assert.Equal(Sources.Length + 1, files);
    }

    /// <summary>What a run on an empty project ends with.</summary>
    internal static async Task<string> CleanAsync()
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        return await rig.StateAsync();
    }
}
