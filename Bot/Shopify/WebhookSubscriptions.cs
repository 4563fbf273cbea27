using Bot.Setup;
using Conversations.Orders;
using Conversations.Shop;

namespace Bot.Shopify;

/// <summary>What <c>setup</c> does about webhooks, done again in passing.</summary>
internal sealed class WebhookSubscriptions(SetupRun run, WebhookStep step) : IWebhookSubscriptions
{
    public async Task<int> MendAsync(CancellationToken ct)
    {
        try
        {
            return await run.RunAsync(step, dryRun: false, new Unheard(), ct);
        }
        catch (SetupException e)
        {
            throw new ShopUnavailableException(e.Message, inner: e);
        }
    }

    /// <summary>Nobody sits at a terminal.</summary>
    private sealed class Unheard : IProgress<string>
    {
        public void Report(string value) { }
    }
}
