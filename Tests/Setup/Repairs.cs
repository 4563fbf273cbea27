using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Setup;

/// <summary>Whatever state a project is in, a run ends right, loses nothing, and leaves the next one nothing to do.</summary>
public sealed class Repairs(ITestOutputHelper output)
{
    private const string Orders = "/tablesdb/production/tables/orders";

    [Theory]
    [InlineData("available")]
    [InlineData("failed")]
    [InlineData("stuck")]
    public async Task Columns_that_come_later_are_waited_for_and_one_that_does_not_is_made_anew(string first)
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        var state = await rig.StateAsync();
        foreach (var column in new[] { "customerId", "total", "createdAt" }) await Drift.RemoveAsync(rig, $"{Orders}/columns/{column}");
        await rig.Desk.PostAsync("appwrite/columns", new JsonObject { ["outcome"] = first, ["times"] = 1, ["delayMs"] = 20_000 });
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Equal(state, await rig.StateAsync());
        // Three columns and the index that went with one of them; a broken one is removed and made once more.
        Assert.Equal(first == "available" ? "4 changes" : "6 changes", rig.Said[^1]);
        await NothingLeftAsync(rig);
    }

    [Fact]
    public async Task A_column_that_never_comes_is_told()
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        await Drift.RemoveAsync(rig, $"{Orders}/columns/total");
        await rig.Desk.PostAsync("appwrite/columns", new JsonObject { ["outcome"] = "failed" });
        Assert.False(await rig.RunAsync());
        Assert.Contains(rig.Said, l => l.Contains("did not keep it, 3 times: column orders.total", StringComparison.Ordinal));
        await rig.Desk.PostAsync("appwrite/columns", new JsonObject { ["outcome"] = "available", ["delayMs"] = 600_000 });
        Assert.False(await rig.RunAsync());
        Assert.Contains(rig.Said, l => l.Contains("still making the column orders.total. Run setup again later.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_holds_something_is_left_and_said()
    {
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        await Drift.RemoveAsync(rig, $"{Orders}/columns/total");
        await rig.AppwriteAsync(HttpMethod.Post, $"{Orders}/columns/varchar", new() { ["key"] = "total", ["size"] = 20, ["required"] = false });
        rig.Time.Advance(TimeSpan.FromSeconds(3));
        // More than come at once: the value is in the last.
        for (var i = 0; i < 100; i++) await rig.AppwriteAsync(HttpMethod.Post, $"{Orders}/rows", new() { ["rowId"] = $"empty-{i}", ["data"] = new JsonObject() });
        await rig.AppwriteAsync(HttpMethod.Post, $"{Orders}/rows", new() { ["rowId"] = "shopify-1", ["data"] = new JsonObject { ["total"] = "6800", ["name"] = "#1001" } });
        await Drift.BrokenAsync(rig, "orders", "name", "stuck");
        var before = rig.Now;
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Contains(rig.Said, l => l.Contains("The column orders.total is varchar(20) and should be bigint. It is left as it is", StringComparison.Ordinal));
        Assert.Contains(rig.Said, l => l.Contains("The column orders.name is stuck and may hold something", StringComparison.Ordinal));
        Assert.Equal("0 changes", rig.Said[^1]);
        Assert.Empty(rig.Writes(before));
        var row = (await rig.Desk.GetAsync("appwrite/rows/orders"))[100]!;
        Assert.Equal(("6800", "#1001"), (row["total"]!.ToString(), row["name"]!.ToString()));
    }

    [Fact]
    public async Task What_others_have_made_is_left_alone()
    {
        await using var rig = await SetupRig.BeginAsync();
        await rig.ShopifyAsync("""mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://books.example/hook" }) { userErrors { message } } }""");
        Assert.True(await rig.RunAsync(), rig.Text);
        await rig.AppwriteAsync(HttpMethod.Post, $"{Orders}/columns/text", new() { ["key"] = "notes", ["required"] = false });
        await rig.AppwriteAsync(HttpMethod.Post, "/functions/process-order/variables", new() { ["variableId"] = "own", ["key"] = "ANSWER_WITHIN_MS", ["value"] = "3000", ["secret"] = false });
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Equal(7, (await rig.Desk.GetAsync("shopify/webhooks")).AsArray().Count(w => w!["uri"]!.ToString() != ""));
        Assert.Contains((await rig.Desk.GetAsync("shopify/webhooks")).AsArray(), w => w!["uri"]!.ToString() == "https://books.example/hook");
        Assert.Contains("orders.notes", await rig.StateAsync(), StringComparison.Ordinal);
        // A variable takes effect with a deployment, whoever has set it.
        Assert.Equal("3000", (await rig.Desk.GetAsync("appwrite/functions"))[0]!["variables"]!["ANSWER_WITHIN_MS"]!.ToString());
        await NothingLeftAsync(rig);
    }

    [Fact]
    public async Task After_any_one_thing_that_drifted_it_ends_right()
    {
        var (seed, all) = (Effort.Seed(output), Drift.All);
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        var state = await rig.StateAsync();
        foreach (var (index, drift) in all.Index().Where(d => (d.Index + seed) % Effort.Times(16, 1, 1) == 0))
        {
            await drift.Happen(rig, new(seed + index));
            var drifted = await rig.StateAsync();
            if (drift.Name != "the seal gone") Assert.True(drifted != state || drift.Name == "the secret changed", $"{drift.Name} changed nothing");
            Assert.True(await rig.RunAsync(), $"{drift.Name}:\n{rig.Text}");
            Assert.True(rig.Said[^1] != "0 changes", $"{drift.Name} was not seen");
            Assert.True(await rig.StateAsync() == state, $"{drift.Name} is not mended:\n{rig.Text}\n{await rig.StateAsync()}");
            await NothingLeftAsync(rig);
        }
    }

    [Fact]
    public async Task After_random_drift_it_ends_right()
    {
        var random = new Random(Effort.Seed(output));
        var state = await EmptyProject.CleanAsync();
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        for (var round = 0; round < Effort.Times(1, 20, 300); round++)
        {
            var chosen = Drift.All.ToArray();
            random.Shuffle(chosen);
            // What is gone cannot change any more.
            var happening = chosen.Take(random.Next(2, 6)).OrderBy(d => d.Name.EndsWith("gone", StringComparison.Ordinal)).ToList();
            if (happening.Exists(d => d.Name == "the function gone")) happening.RemoveAll(d => d.Name is "the seal gone" or "the deployment gone");
            foreach (var drift in happening) await drift.Happen(rig, random);
            var what = string.Join(", ", happening.Select(d => d.Name));
            Assert.True(await rig.RunAsync(), $"{what}:\n{rig.Text}");
            Assert.True(await rig.StateAsync() == state, $"{what}:\n{rig.Text}\n{await rig.StateAsync()}");
            await NothingLeftAsync(rig);
        }
    }

    [Fact]
    public async Task Killed_after_any_write_and_run_again_it_ends_right()
    {
        var state = await EmptyProject.CleanAsync();
        var (step, killed) = (Effort.Times(12, 1, 1), 0);
        for (var writes = 1; ; writes += step, killed++)
        {
            await using var rig = await SetupRig.BeginAsync();
            if (await rig.RunAsync(dieAfter: writes) is not null) break;
            Assert.Equal(writes, rig.Writes(0).Count);
            Assert.True(await rig.RunAsync(), rig.Text);
            Assert.True(await rig.StateAsync() == state, $"killed after {writes} writes:\n{rig.Text}\n{await rig.StateAsync()}");
            await NothingLeftAsync(rig);
        }
        output.WriteLine($"killed after each of {killed} writes");
        Assert.True(killed >= 18 / step, $"{killed} kills are not all");
    }

    [Fact]
    public async Task Killed_in_the_middle_of_repairs_it_ends_right()
    {
        var (seed, step, killed) = (Effort.Seed(output), Effort.Times(40, 1, 1), 0);
        var state = await EmptyProject.CleanAsync();
        await using var rig = await SetupRig.BeginAsync();
        Assert.True(await rig.RunAsync(), rig.Text);
        for (var writes = 1; ; writes += step, killed++)
        {
            var random = new Random(seed);
            foreach (var drift in Drift.All.Where(d => d.Name is not ("the function gone" or "a table gone")).OrderBy(d => d.Name.EndsWith("gone", StringComparison.Ordinal))) await drift.Happen(rig, random);
            var before = rig.Now;
            var ended = await rig.RunAsync(dieAfter: writes);
            if (ended is null) Assert.Equal(writes, rig.Writes(before).Count);
            Assert.True(await rig.RunAsync(), rig.Text);
            Assert.True(await rig.StateAsync() == state, $"killed after {writes} writes:\n{rig.Text}\n{await rig.StateAsync()}");
            await NothingLeftAsync(rig);
            if (ended is not null) break;
        }
        output.WriteLine($"killed after each of {killed} writes");
        Assert.True(killed > 0);
    }

    private static async Task NothingLeftAsync(SetupRig rig)
    {
        var before = rig.Now;
        Assert.True(await rig.RunAsync(), rig.Text);
        Assert.Equal("0 changes", rig.Said[^1]);
        Assert.Empty(rig.Writes(before));
    }
}
