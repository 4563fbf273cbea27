using Tests.Support;

namespace Tests.Vendors.Clients;

/// <summary>
/// The sandbox judged by clients nobody here wrote: each does over its vendor's protocol what our adapters do and some more,
/// and must get what the vendor would give. The counter-proof switches one documented rule off and expects to be caught.
/// </summary>
[Collection(RealProcesses.Name)]
public sealed class JudgedByClients(NpmClients clients, ITestOutputHelper output) : IClassFixture<NpmClients>
{
    [Theory]
    [InlineData("grammy", "telegram")]
    [InlineData("@shopify/admin-api-client", "shopify")]
    [InlineData("@google/genai", "gemini")]
    [InlineData("node-appwrite", "appwrite")]
    [InlineData("facebook-nodejs-business-sdk", "instagram")]
    [InlineData("facebook-nodejs-business-sdk", "facebook")]
    public async Task A_client_gets_what_the_vendor_would_give(string package, string vendor)
    {
        var verdict = await JudgeAsync(package, vendor, rule: null);
        Assert.Empty(verdict.Failed);
        Assert.Equal(0, verdict.ExitCode);
    }

    [Theory]
    [InlineData("grammy", "telegram", "accept-broken-markup", "markup that cannot be parsed is refused")]
    [InlineData("@shopify/admin-api-client", "shopify", "answer-unknown-fields", "a field the schema does not have is refused")]
    [InlineData("@google/genai", "gemini", "accept-any-key", "a wrong key is refused")]
    [InlineData("node-appwrite", "appwrite", "overwrite-existing-row", "a second row of the same id is refused, and the first stands")]
    [InlineData("facebook-nodejs-business-sdk", "instagram", "publish-unfinished-container", "a container is worked on first and cannot be published before it is finished")]
    [InlineData("facebook-nodejs-business-sdk", "facebook", "accept-duplicate-post", "the same text again is refused")]
    public async Task A_client_notices_that_one_documented_rule_is_switched_off(string package, string vendor, string rule, string check)
    {
        Assert.SkipUnless(NpmClients.ProvesCounter, "LEFT OUT: the clients against a sandbox with a rule switched off. It runs in ci (EFFORT=ci).");
        var verdict = await JudgeAsync(package, vendor, rule);
        Assert.Equal([check], verdict.Failed);
        Assert.Equal(1, verdict.ExitCode);
    }

    private async Task<Verdict> JudgeAsync(string package, string vendor, string? rule)
    {
        var ran = await clients.AskAsync(vendor, rule);
        output.WriteLine($"{package}{(rule is null ? "" : $", with the rule off: {rule}")}\n{ran.Output}");
        return Verdict.Of(ran);
    }
}
