using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Vendors;

/// <summary>A rule of the sandbox is off only for who asks for it by its name.</summary>
public sealed class LeniencyTests
{
    [Fact]
    public async Task Every_vendor_has_one_rule_that_can_be_switched_off_and_only_by_its_own_name()
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Desk(sandbox.Addresses["desk"]);
        Assert.Equal(sandbox.Addresses.Keys.Where(k => k != "desk").Order(), Leniency.Rules.Keys.Order());
        foreach (var (vendor, rule) in Leniency.Rules)
        {
            foreach (var wrong in new[] { null, "everything", Leniency.Rules.Values.First(r => r != rule) })
                await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(desk, vendor, wrong));
            Assert.Null(sandbox.Faults.Take(vendor, "POST /"));
            await AskAsync(desk, vendor, rule);
            Assert.Equal(rule, sandbox.Faults.Take(vendor, "POST /")?.Rule);
        }
    }

    private static Task<JsonNode?> AskAsync(Desk desk, string vendor, string? rule) =>
        desk.PostAsync("faults", new JsonObject { ["vendor"] = vendor, ["kind"] = "Lenient", ["rule"] = rule });
}
