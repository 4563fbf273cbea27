using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Bot.Social.Meta;
using Microsoft.Extensions.Options;

namespace Bot.Social.Facebook;

/// <summary>
/// The Page at the Graph API, spoken to with the Page's own token, which is derived from ours at first use and kept in
/// memory only. https://developers.facebook.com/docs/pages-api/posts
/// </summary>
public sealed class FacebookClient(IHttpClientFactory http, IOptions<MetaOptions> options, MetaToken token, VendorHealth health, VendorWaits waits)
    : GraphClient(Vendor, http, options, token, health, waits)
{
    public const string Vendor = "facebook";

    private volatile OpenPage? _page;

    internal string PageId => Options.FacebookPageId!;

    /// <summary>Null until the Page has been read.</summary>
    internal Uri? Profile => _page?.Page.Link;

    /// <summary>Learns the Page's token, unless it is known.</summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<GraphAnswer<Page>> OpenAsync(CancellationToken ct) =>
        _page is { } known && known.Of == Token.Value ? new GraphAnswer<Page>.Good(known.Page) : await ReadPageAsync(ct);

    /// <summary>Learns the Page's token anew: it tells whether our own is taken, too.</summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<GraphAnswer<Page>> ReadPageAsync(CancellationToken ct)
    {
        var own = Token.Value;
        var answer = await GetAsync(own, $"{PageId}?fields=access_token,link", "GET /page", FacebookJson.Default.Page, ct);
        if (answer is not GraphAnswer<Page>.Good { Value: var page }) return answer;
        if (page.AccessToken is not { Length: > 0 }) return NoRight;
        _page = new(page, own);
        return answer;
    }

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<GraphAnswer<T>> GetAsync<T>(string path, string endpoint, JsonTypeInfo<T> type, CancellationToken ct, bool aside = false) =>
        await OpenAsync(ct) is var opened && opened is GraphAnswer<Page>.Good { Value: var page }
            ? Known(await GetAsync(page.AccessToken!, path, endpoint, type, ct, aside))
            : opened.As<T>();

    /// <param name="page">As <see cref="OpenAsync"/> gave it: another request's refusal does not take it from this one.</param>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<GraphAnswer<WithId>> PostAsync<TBody>(
        Page page, string path, string endpoint, TBody body, JsonTypeInfo<TBody> type, CancellationToken ct) =>
        Known(await PostAsync(page.AccessToken!, path, endpoint, body, type, GraphJson.Default.WithId, ct));

    private protected override string? ConcernsAccount(GraphError error) => FacebookErrors.Of(error).ConcernsAccount;

    /// <summary>What Meta says to one who has no role on the Page is an answer without a token.</summary>
    private static GraphAnswer<Page> NoRight => new GraphAnswer<Page>.Refused(200, new(200, null, null, null), null);

    /// <summary>A token that is refused is asked for anew the next time.</summary>
    private GraphAnswer<T> Known<T>(GraphAnswer<T> answer)
    {
        if (answer is GraphAnswer<T>.Refused { Error.Code: 102 or 190 }) _page = null;
        return answer;
    }

    /// <param name="of">The token of ours that its own was derived from.</param>
    private sealed class OpenPage(Page page, string of)
    {
        public Page Page => page;

        public string Of => of;
    }
}
