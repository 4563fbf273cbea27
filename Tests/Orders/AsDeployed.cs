using Tests.Vendors.Clients;

namespace Tests.Orders;

/// <summary>One order on the way it takes after <c>setup</c> and nothing else: the variables that were stored, the tables that were made.</summary>
[Collection(OrderFunctionTests.Name)]
public sealed class AsDeployed(OrderFunction function, ITestOutputHelper output)
{
    [Fact]
    public async Task A_signed_webhook_becomes_rows()
    {
        var database = await function.AsDeployedAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created));
        await ExpectedRows.MustBeAsync("plain", function, database);
    }

    [Fact]
    public async Task Node_appwrite_reads_the_tables_and_the_rows()
    {
        if (await NpmClients.LeftOutAsync() is { } why) Assert.Skip($"LEFT OUT: the books read by node-appwrite, because {why}.");
        await function.AsDeployedAsync();
        Assert.Equal(200, await function.SendAsync(Life.Created));
        var read = await NodeProcess.RunAsync(NpmClients.Node!, ["books.mjs"], NpmClients.Folder, function.Settings, TimeSpan.FromMinutes(1));
        output.WriteLine(read.Output);
        Assert.Empty(Verdict.Of(read).Failed);
    }
}
