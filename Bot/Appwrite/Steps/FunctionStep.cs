using Bot.Setup;
using Bot.Shopify;
using Microsoft.Extensions.Options;

namespace Bot.Appwrite.Steps;

/// <summary>The order function: its settings, its variables, its code. <c>deploy/appwrite/functions/process-order/README.md</c> says why they are so.</summary>
internal sealed class FunctionStep(AppwriteClient client, IOptions<ShopifyOptions> shop)
    : AppwriteStep(client, "functions.read", "functions.write", "rules.read"), IWebhookAddress
{
    private const string Id = "process-order";

    private static readonly FunctionSettings Wanted =
        new(Id, "node-22", ["any"], Timeout: 15, Enabled: true, "src/main.js", Commands: "", ["rows.read", "rows.write"]);

    private string? _deployed;

    public override string Title => $"order function {Id}";

    // https://appwrite.io/docs/products/functions/deployments: a free plan's build may take fifteen minutes
    public override TimeSpan Patience => TimeSpan.FromMinutes(15);

    public override string? Off => base.Off
        ?? (!shop.Value.IsOn ? "Shopify is off: set SHOPIFY_SHOP."
            : shop.Value.WebhookSecret is null ? "nothing could be checked without SHOPIFY_WEBHOOK_SECRETS: set it to the API secret key on the app's page." : null);

    private FunctionVariables Variables => new(
        new Dictionary<string, string> { ["DATABASE_ID"] = Client.DatabaseId, ["SHOPIFY_SHOP"] = shop.Value.Shop! }, "SHOPIFY_WEBHOOK_SECRETS", shop.Value.WebhookSecret!);

    public override async Task<SetupLook> LookAsync(CancellationToken ct)
    {
        var there = Found(await Client.GetFunctionAsync(Id, ct), SetupJson.Default.FunctionState, "function_not_found");
        if (there is null) return new([new($"function {Id}", "made", stop => MadeAsync(Client.CreateFunctionAsync(Wanted with { FunctionId = Id }, stop)))]);
        if (Other(there) is { Count: > 0 } other)
            return new([new($"function {Id}", $"put right: {string.Join(", ", other)}", stop => MadeAsync(Client.UpdateFunctionAsync(Id, Wanted, stop)))]);
        var variables = await VariablesAsync(ct);
        var wrong = Wrong(variables);
        return wrong.Count > 0 ? new(wrong) : await DeploymentAsync(there, variables, ct);
    }

    /// <summary>The address that Appwrite gives a function by itself, or one that the owner gave it.</summary>
    public async Task<Uri?> FindAsync(CancellationToken ct)
    {
        if (Off is not null) return null;
        var function = Found(await Client.GetFunctionAsync(Id, ct), SetupJson.Default.FunctionState, "function_not_found");
        // Shopify drops a subscription that nobody answers.
        if (function is not { DeploymentId.Length: > 0 }) return null;
        var rules = Read(await Client.ListRulesAsync(Id, ct), SetupJson.Default.RuleList).Rules;
        // Each deployment has one of its own as well, which goes with it.
        return rules.FirstOrDefault(r => r is { Type: "deployment", Trigger: "manual", Status: "verified", DeploymentResourceId: Id }) is { } rule
            ? new Uri($"https://{rule.Domain}/")
            : throw new SetupException($"Appwrite has no address for the function {Id}: add a domain in the console, on the function's page under Domains, and run setup again.");
    }

    private static List<string> Other(FunctionState there) => [.. new[]
    {
        (there.Runtime != Wanted.Runtime, "runtime"),
        (!there.Execute.SequenceEqual(Wanted.Execute), "execute"),
        (there.Timeout != Wanted.Timeout, "timeout"),
        (there.Enabled != Wanted.Enabled, "enabled"),
        (there.Entrypoint != Wanted.Entrypoint, "entrypoint"),
        (there.Commands != Wanted.Commands, "commands"),
        (!there.Scopes.Order().SequenceEqual(Wanted.Scopes), "scopes"),
    }.Where(o => o.Item1).Select(o => o.Item2)];

    private async Task<IReadOnlyList<VariableState>> VariablesAsync(CancellationToken ct) =>
        Read(await Client.ListVariablesAsync(Id, ct), SetupJson.Default.VariableList).Variables;

    private List<SetupFinding> Wrong(IReadOnlyList<VariableState> there)
    {
        var findings = Variables.Wrong(there).Select(v => new SetupFinding($"variable {v.Key}", "set", stop => WriteAsync(v, there, stop))).ToList();
        if (findings.Count == 0 && !Variables.IsSealed(there)) findings.Add(new($"variable {Variables.SecretKey}", "set", stop => WriteAndSealAsync(there, stop)));
        return findings;
    }

    private async Task WriteAndSealAsync(IReadOnlyList<VariableState> there, CancellationToken ct)
    {
        foreach (var variable in Variables.Unreadable(there)) await WriteAsync(variable, there, ct);
        var written = await VariablesAsync(ct);
        await WriteAsync(Variables.Seal(written), written, ct);
    }

    private Task WriteAsync(VariableSettings variable, IReadOnlyList<VariableState> there, CancellationToken ct) => MadeAsync(
        there.FirstOrDefault(v => v.Key == variable.Key) is { } found
            ? Client.UpdateVariableAsync(Id, found.Id, variable, ct)
            : Client.CreateVariableAsync(Id, variable with { VariableId = variable.Key.ToLowerInvariant() }, ct));

    private async Task<SetupLook> DeploymentAsync(FunctionState there, IReadOnlyList<VariableState> variables, CancellationToken ct)
    {
        // Written as yyyy-MM-ddTHH:mm:ss.fff+00:00, by one clock: they compare as they stand. A variable takes effect with the next deployment.
        var changedAt = variables.Where(v => Variables.Keys.Contains(v.Key)).Max(v => v.UpdatedAt)!;
        var isFresh = there.LatestDeploymentId is { Length: > 0 } && string.CompareOrdinal(there.LatestDeploymentCreatedAt, changedAt) >= 0;
        switch (there.LatestDeploymentStatus)
        {
            case "waiting" or "processing" or "building" when isFresh:
                return new([], $"the deployment of {Id}");
            case "ready" when isFresh && there.DeploymentId != there.LatestDeploymentId:
                return new([new($"deployment of {Id}", "activated", stop => MadeAsync(Client.ActivateDeploymentAsync(Id, there.LatestDeploymentId!, stop)))]);
            case "ready" when isFresh && there.Live:
                return SetupLook.Right;
            case "failed" or "canceled" when there.LatestDeploymentId == _deployed:
                var deployment = Read(await Client.GetDeploymentAsync(Id, _deployed!, ct), SetupJson.Default.DeploymentState);
                throw new SetupException($"Appwrite could not build the function {Id} ({deployment.Status}): {LastLine(deployment.BuildLogs)}");
            default:
                return new([new($"function {Id}", "deployed", DeployAsync)]);
        }
    }

    private async Task DeployAsync(CancellationToken ct) =>
        _deployed = Read(await Client.CreateDeploymentAsync(Id, FunctionCode.Gzip(), ct), SetupJson.Default.DeploymentState).Id;

    private static string LastLine(string? log) => log?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last] ? last[..Math.Min(last.Length, 200)] : "it said no more.";
}
