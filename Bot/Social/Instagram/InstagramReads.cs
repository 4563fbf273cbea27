using Bot.Health;
using Bot.Social.Meta;
using Conversations.Posts.Publishing;

namespace Bot.Social.Instagram;

/// <summary>What Instagram says about containers, posts and the account. A failed read proves nothing (D3).</summary>
public sealed class InstagramReads(InstagramClient client)
{
    private const int MostListed = 25;

    /// <summary>Null until it could be read.</summary>
    public Uri? Profile { get; private set; }

    /// <returns>Null when it could not be read.</returns>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    public async Task<PublishingQuota?> QuotaAsync(CancellationToken ct)
    {
        var answer = await client.GetAsync(
            $"{client.AccountId}/content_publishing_limit?fields=quota_usage,config", "GET /content_publishing_limit", InstagramJson.Default.PublishingLimits, ct);
        return answer is GraphAnswer<PublishingLimits>.Good { Value.Data: [{ QuotaUsage: { } used, Config: { QuotaTotal: { } total } config }, ..] }
            ? new(used, total, TimeSpan.FromSeconds(config.QuotaDuration ?? 86_400))
            : null;
    }

    public async Task LearnProfileAsync(CancellationToken ct)
    {
        if (Profile is not null) return;
        if (await AccountAsync(ct) is GraphAnswer<Account>.Good { Value.Username: { Length: > 0 } name })
            Profile = new Uri($"https://www.instagram.com/{Uri.EscapeDataString(name)}");
    }

    /// <summary>The account itself: the cheapest read that tells whether our login is taken.</summary>
    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal Task<GraphAnswer<Account>> AccountAsync(CancellationToken ct) =>
        client.GetAsync($"{client.AccountId}?fields=username", "GET /account", InstagramJson.Default.Account, ct);

    public async Task<HandleStatus> LookAsync(string handle, CancellationToken ct)
    {
        try
        {
            var answer = await client.GetAsync($"{Uri.EscapeDataString(handle)}?fields=status_code,status", "GET /container", InstagramJson.Default.ContainerStatus, ct);
            return answer switch
            {
                GraphAnswer<ContainerStatus>.Good good => Status(good.Value),
                _ => GraphOutcomes.Unreadable(answer, InstagramErrors.Of),
            };
        }
        catch (VendorCallException e)
        {
            return new HandleStatus.Unreadable(e.Message, e.RetryAfter);
        }
    }

    public async Task<FindOutcome> FindAsync(string text, DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            var answer = await client.GetAsync(
                $"{client.AccountId}/media?fields=id,caption,permalink,timestamp,media_type&limit={MostListed}", "GET /media", InstagramJson.Default.MediaList, ct);
            return answer is GraphAnswer<MediaList>.Good { Value.Data: { } list }
                ? GraphOutcomes.Find(list.Select(m => new ListedPost(m.Id, m.Caption, m.Timestamp)), MostListed, text, since)
                : new FindOutcome.Unreadable(answer.Trace);
        }
        catch (VendorCallException e)
        {
            return new FindOutcome.Unreadable(e.Message);
        }
    }

    public async Task<Uri?> LinkAsync(string mediaId, CancellationToken ct)
    {
        try
        {
            var answer = await client.GetAsync($"{Uri.EscapeDataString(mediaId)}?fields=id,permalink", "GET /permalink", InstagramJson.Default.Media, ct);
            return answer is GraphAnswer<Media>.Good { Value.Permalink: { IsAbsoluteUri: true } link } ? link : null;
        }
        catch (VendorCallException)
        {
            // Noted in the vendor's health; the post is live with or without its link (P8).
            return null;
        }
    }

    private static HandleStatus Status(ContainerStatus container) => container.StatusCode switch
    {
        "FINISHED" => new HandleStatus.Ready(),
        "IN_PROGRESS" => new HandleStatus.Waiting(),
        "PUBLISHED" => new HandleStatus.Live(),
        "EXPIRED" => new HandleStatus.Dead("The post prepared at Instagram was not published within 24 hours and has expired."),
        "ERROR" => new HandleStatus.Dead(InstagramErrors.InText(container.Status) ?? "Instagram could not prepare the post. Check the picture or video in the shop, then try again."),
        var other => new HandleStatus.Unreadable($"Status \"{other}\""),
    };
}
