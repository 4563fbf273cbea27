using System.Globalization;
using Bot.Health;
using Conversations.Posts.Publishing;

namespace Bot.Social.Instagram;

/// <summary>What Instagram says about containers, posts and the account. A failed read proves nothing (D3).</summary>
public sealed class InstagramReads(InstagramClient client)
{
    private const int MostListed = 25;

    /// <summary>Null until it could be read.</summary>
    public Uri? Profile { get; private set; }

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    public async Task<bool> LimitReachedAsync(CancellationToken ct)
    {
        var answer = await client.GetAsync(
            $"{client.AccountId}/content_publishing_limit?fields=quota_usage,config", "GET /content_publishing_limit", InstagramJson.Default.PublishingLimits, ct);
        // Not readable is no reason to stop: Instagram itself refuses what is too much.
        return answer is GraphAnswer<PublishingLimits>.Good { Value.Data: [{ QuotaUsage: { } used, Config.QuotaTotal: { } total }, ..] } && used >= total;
    }

    public async Task LearnProfileAsync(CancellationToken ct)
    {
        if (Profile is not null) return;
        var answer = await client.GetAsync($"{client.AccountId}?fields=username", "GET /account", InstagramJson.Default.Account, ct);
        if (answer is GraphAnswer<Account>.Good { Value.Username: { Length: > 0 } name })
            Profile = new Uri($"https://www.instagram.com/{Uri.EscapeDataString(name)}");
    }

    public async Task<HandleStatus> LookAsync(string handle, CancellationToken ct)
    {
        try
        {
            var answer = await client.GetAsync($"{Uri.EscapeDataString(handle)}?fields=status_code,status", "GET /container", InstagramJson.Default.ContainerStatus, ct);
            return answer switch
            {
                GraphAnswer<ContainerStatus>.Good good => Status(good.Value),
                GraphAnswer<ContainerStatus>.Refused refused => new HandleStatus.Unreadable(refused.Trace, refused.RetryAfter ?? InstagramErrors.Of(refused.Error).Wait),
                _ => new HandleStatus.Unreadable(answer.Trace),
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
            return answer is GraphAnswer<MediaList>.Good { Value.Data: { } list } ? Find(list, text, since) : new FindOutcome.Unreadable(answer.Trace);
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
        "ERROR" => new HandleStatus.Dead(InstagramErrors.InText(container.Status) ?? "Instagram could not prepare the post. Check the picture in the shop, then try again."),
        var other => new HandleStatus.Unreadable($"Status \"{other}\""),
    };

    private static FindOutcome Find(IReadOnlyList<Media> list, string text, DateTimeOffset since)
    {
        // Instagram's times have no fractions of a second.
        var from = since.AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond));
        var older = false;
        foreach (var media in list)
        {
            if (media.Id is not { Length: > 0 } id || Time(media.Timestamp) is not { } at) return new FindOutcome.Unreadable("A post in the list has no id or no time.");
            if (at < from) older = true;
            else if (Plain(media.Caption ?? "") == Plain(text)) return new FindOutcome.Found(id);
        }
        return older || list.Count < MostListed
            ? new FindOutcome.NotThere()
            : new FindOutcome.Unreadable("The list does not reach back far enough.");
    }

    private static string Plain(string caption) => caption.ReplaceLineEndings("\n").Trim();

    // "2026-11-22T18:31:04+0000"
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
