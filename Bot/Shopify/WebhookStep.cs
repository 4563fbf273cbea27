using Bot.Setup;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Shopify;

/// <summary>One subscription for each topic, to the order function. https://shopify.dev/docs/apps/build/webhooks/subscribe</summary>
internal sealed class WebhookStep(ShopifyClient client, IOptions<ShopifyOptions> options, IWebhookAddress address) : ISetupStep
{
    /// <summary>A subscription of this name is ours, wherever it points; what else the app has subscribed to is left alone.</summary>
    private const string Name = "order-function";

    private const string Scope = "read_orders";

    private static readonly string[] Topics = ["ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_PAID", "ORDERS_CANCELLED", "ORDERS_FULFILLED", "REFUNDS_CREATE"];

    public string Title => "Shopify's webhooks";

    public string Vendor => "Shopify";

    public string? Off => options.Value.IsOn ? null : "Shopify is off: set SHOPIFY_SHOP.";

    public async Task<SetupLook> LookAsync(CancellationToken ct)
    {
        if (await address.FindAsync(ct) is not { } to) return new([SetupFinding.Left("Shopify has nowhere to send webhooks before the order function is deployed.")]);
        var wanted = new WebhookInput(to.AbsoluteUri, "JSON", "", [], Name);
        var there = await AskAsync(() => client.QueryAsync(ShopifyQueries.Webhooks, new(Topics), WebhookJson.Default.WebhookTopics, WebhookJson.Default.WebhooksData, ct));
        var scopes = there.CurrentAppInstallation.AccessScopes.Select(s => s.Handle).ToList();
        if (!scopes.Contains(Scope)) throw new SetupException($"Shopify's app lacks the scope {Scope}: add it in the app's configuration and install it again.");
        var findings = Topics.Select(t => Topic(t, wanted, there.WebhookSubscriptions.Nodes ?? [])).OfType<SetupFinding>().ToList();
        if (!scopes.Contains(ShopifyMutations.Scope)) findings.Add(SetupFinding.Left($"Orders cannot be marked as shipped: {ShopifyMutations.LacksScope}"));
        // Shopify takes these three in the app's configuration alone, and shows them nowhere.
        findings.Add(SetupFinding.Left($"By hand, once: customers/data_request, customers/redact and shop/redact in the app's configuration, to {to}"));
        return new(findings);
    }

    private SetupFinding? Topic(string topic, WebhookInput wanted, IReadOnlyList<WireWebhook> all)
    {
        var there = all.Where(w => w.Topic == topic && (w.Uri == wanted.Uri || w.Name == Name)).OrderBy(w => w.Uri != wanted.Uri).FirstOrDefault();
        var name = $"webhook {topic}";
        if (there is null)
        {
            return new(name, "subscribed", async stop => Done((await AskAsync(() => client.QueryAsync(
                ShopifyQueries.CreateWebhook, new(topic, wanted), WebhookJson.Default.NewWebhook, WebhookJson.Default.WebhookAnswer, stop))).WebhookSubscriptionCreate, name));
        }
        if (there.Uri == wanted.Uri && there.Format == wanted.Format && string.IsNullOrEmpty(there.Filter) && there.IncludeFields.Count == 0) return null;
        return new(name, there.Uri == wanted.Uri ? "put right" : "pointed here", async stop => Done((await AskAsync(() => client.QueryAsync(
            ShopifyQueries.UpdateWebhook, new(there.Id, wanted), WebhookJson.Default.ChangedWebhook, WebhookJson.Default.WebhookAnswer, stop))).WebhookSubscriptionUpdate, name));
    }

    private static void Done(UserErrors? answer, string name)
    {
        if (answer is null) throw new SetupException($"Shopify did not say what became of the {name}. Run setup again.");
        if (answer.All is [var refusal, ..]) throw new SetupException($"Shopify refuses the {name}: {refusal.Message}");
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ShopUnavailableException e)
        {
            throw new SetupException(e.Message, e);
        }
    }
}
