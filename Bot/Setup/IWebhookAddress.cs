namespace Bot.Setup;

/// <summary>Where Shopify's webhooks are received.</summary>
internal interface IWebhookAddress
{
    /// <returns>Null when nothing is there yet that would answer.</returns>
    /// <exception cref="SetupException">It cannot be asked for.</exception>
    Task<Uri?> FindAsync(CancellationToken ct);
}
