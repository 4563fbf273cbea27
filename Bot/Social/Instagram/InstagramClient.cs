using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Bot.Social.Meta;
using Microsoft.Extensions.Options;

namespace Bot.Social.Instagram;

/// <summary>The Instagram account at the Graph API. https://developers.facebook.com/docs/instagram-platform/content-publishing</summary>
public sealed class InstagramClient(IHttpClientFactory http, IOptions<MetaOptions> options, MetaToken token, VendorHealth health, VendorWaits waits)
    : GraphClient(Vendor, http, options, token, health, waits)
{
    public const string Vendor = "instagram";

    internal string AccountId => Options.InstagramAccountId!;

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal Task<GraphAnswer<T>> GetAsync<T>(string path, string endpoint, JsonTypeInfo<T> type, CancellationToken ct, bool aside = false) =>
        GetAsync(Token.Value, path, endpoint, type, ct, aside);

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal Task<GraphAnswer<WithId>> PostAsync<TBody>(string path, string endpoint, TBody body, JsonTypeInfo<TBody> type, CancellationToken ct) =>
        PostAsync(Token.Value, path, endpoint, body, type, GraphJson.Default.WithId, ct);

    private protected override string? ConcernsAccount(GraphError error) => InstagramErrors.Of(error).ConcernsAccount;
}
