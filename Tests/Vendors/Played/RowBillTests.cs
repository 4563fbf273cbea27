using System.Text.Json.Nodes;
using Sandbox.Appwrite;

namespace Tests.Vendors.Played;

/// <summary>The Appwrite bill: rows touched, one a call at the least.</summary>
public sealed class RowBillTests : IAsyncLifetime
{
    private const string Rows = "/v1/tablesdb/production/tables/things/rows";

    private PlayedVendor _appwrite = null!;

    public async ValueTask InitializeAsync()
    {
        _appwrite = await PlayedVendor.BeginAsync(time => [new AppwriteVendor(time)]);
        _appwrite.Send("X-Appwrite-Project", Gate.Project);
        _appwrite.Send("X-Appwrite-Key", Gate.Key);
        _appwrite.Send("X-Appwrite-Response-Format", "1.9.5");
        await SendAsync(HttpMethod.Post, "/v1/tablesdb", new() { ["databaseId"] = "production", ["name"] = "production" });
        await SendAsync(HttpMethod.Post, "/v1/tablesdb/production/tables", new()
        {
            ["tableId"] = "things", ["name"] = "things",
            ["columns"] = new JsonArray(new JsonObject { ["key"] = "count", ["type"] = "integer", ["required"] = true }),
        });
    }

    public ValueTask DisposeAsync() => _appwrite.DisposeAsync();

    [Fact]
    public async Task Rows_count_and_not_calls_and_an_empty_answer_counts_one()
    {
        Assert.Equal((0, 0), await BillAsync()); // tables are not rows
        await SendAsync(HttpMethod.Get, Rows);
        Assert.Equal((1, 0), await BillAsync());
        for (var i = 0; i < 3; i++) await CreateAsync($"r{i}");
        Assert.Equal((1, 3), await BillAsync());
        await SendAsync(HttpMethod.Get, Rows);
        Assert.Equal((4, 3), await BillAsync());
        await SendAsync(HttpMethod.Get, Rows + "/r0");
        await SendAsync(HttpMethod.Patch, Rows + "/r0", new() { ["data"] = new JsonObject { ["count"] = 2 } });
        await SendAsync(HttpMethod.Patch, Rows + "/r0/count/increment", new() { ["value"] = 1 });
        await SendAsync(HttpMethod.Delete, Rows + "/r0");
        Assert.Equal((5, 6), await BillAsync());
    }

    [Fact]
    public async Task What_the_database_refuses_counts_and_what_does_not_come_so_far_does_not()
    {
        await CreateAsync("r0");
        Assert.Equal(409, await CreateAsync("r0"));
        Assert.Equal(404, await SendAsync(HttpMethod.Get, Rows + "/none"));
        Assert.Equal((1, 2), await BillAsync());
        await _appwrite.Desk.PostAsync("appwrite/state", new JsonObject { ["state"] = "quota" });
        Assert.Equal(402, await SendAsync(HttpMethod.Get, Rows));
        Assert.Equal(402, await CreateAsync("r1"));
        Assert.Equal((1, 2), await BillAsync());
    }

    [Fact]
    public async Task A_transaction_counts_the_rows_it_touches_when_it_is_committed()
    {
        var begun = await _appwrite.SendAsync(HttpMethod.Post, "/v1/tablesdb/transactions", PlayedVendor.Json(new() { ["ttl"] = 60 }), null);
        var path = $"/v1/tablesdb/transactions/{begun.Body!["$id"]}";
        JsonObject Row(string id) => new() { ["$id"] = id, ["count"] = 1 };
        Assert.Equal(201, await SendAsync(HttpMethod.Post, path + "/operations", new()
        {
            ["operations"] = new JsonArray(
                new JsonObject { ["action"] = "create", ["databaseId"] = "production", ["tableId"] = "things", ["rowId"] = "a", ["data"] = new JsonObject { ["count"] = 1 } },
                new JsonObject { ["action"] = "bulkUpsert", ["databaseId"] = "production", ["tableId"] = "things", ["data"] = new JsonArray(Row("b"), Row("c")) }),
        }));
        Assert.Equal((0, 0), await BillAsync());
        Assert.Equal(200, await SendAsync(HttpMethod.Patch, path, new() { ["commit"] = true }));
        Assert.Equal((0, 3), await BillAsync());
    }

    private Task<int> CreateAsync(string id) => SendAsync(HttpMethod.Post, Rows, new() { ["rowId"] = id, ["data"] = new JsonObject { ["count"] = 1 } });

    private async Task<int> SendAsync(HttpMethod method, string path, JsonObject? body = null) =>
        (await _appwrite.SendAsync(method, path, body is null ? null : PlayedVendor.Json(body), null)).Status;

    private async Task<(int Reads, int Writes)> BillAsync()
    {
        var bill = await _appwrite.Desk.GetAsync("appwrite/bill");
        Assert.Equal(bill["reads"]!.GetValue<int>(), bill["byTable"]!.AsArray().Sum(l => l!["reads"]!.GetValue<int>()));
        return (bill["reads"]!.GetValue<int>(), bill["writes"]!.GetValue<int>());
    }
}
