using System.Text.Json.Serialization.Metadata;
using Bot.Health;
using Bot.Social.Meta;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.Options;

namespace Bot.Social.Instagram;

/// <summary>
/// A picture to Instagram, several, or a video as a reel: a container, which nobody sees, then its publishing. Only <see cref="SendAsync"/> can have an
/// effect that anybody sees; its answer counts only when it is complete, and everything else is unknown (P4).
/// </summary>
public sealed class InstagramPublisher(InstagramClient client, InstagramReads reads, InstagramCarousel carousel, IOptions<MetaOptions> options) : IPublisher
{
    private const string Off = "Instagram is not connected: META_ACCESS_TOKEN and INSTAGRAM_ACCOUNT_ID are not set.";

    public Platform Platform => Platform.Instagram;

    public Uri? Profile => reads.Profile;

    private bool IsOn => options.Value.InstagramIsOn;

    public async Task<HandleOutcome> PrepareAsync(PostContent content, CancellationToken ct)
    {
        if (!IsOn) return new HandleOutcome.Refused(Off);
        try
        {
            // Not readable is no reason to stop: Instagram itself refuses what is too much.
            if (await reads.QuotaAsync(ct) is { } quota && quota.Used >= quota.Total) return GraphOutcomes.Refused(InstagramErrors.Of(new(9, 2207042, null, null)), null);
            await reads.LearnProfileAsync(ct);
        }
        catch (VendorCallException e)
        {
            return new HandleOutcome.Later($"Instagram: {e.Message}", e.RetryAfter);
        }
        return content switch
        {
            { Reel: { } reel } => await MadeAsync(new("REELS", reel.Address.AbsoluteUri, content.Text, ShareToFeed: true), InstagramJson.Default.NewReel, ct),
            { More: not null } => await carousel.PrepareAsync(content, ct),
            _ => await MadeAsync(new(content.Picture.AbsoluteUri, content.Text, content.AltText), InstagramJson.Default.NewContainer, ct),
        };
    }

    private Task<HandleOutcome> MadeAsync<T>(T container, JsonTypeInfo<T> type, CancellationToken ct) =>
        GraphOutcomes.PreparedAsync("Instagram", () => client.PostAsync($"{client.AccountId}/media", "POST /media", container, type, ct), InstagramErrors.Of);

    public Task<HandleStatus> LookAsync(string handle, CancellationToken ct) =>
        IsOn ? reads.LookAsync(handle, ct) : Task.FromResult<HandleStatus>(new HandleStatus.Unreadable(Off));

    /// <exception cref="OperationCanceledException">The program is stopping; what was recorded before the call stands: unknown.</exception>
    public async Task<SendOutcome> SendAsync(string handle, PostContent content, CancellationToken ct)
    {
        if (!IsOn) return new SendOutcome.NotSent(Off);
        return await GraphOutcomes.SentAsync(
            "Instagram",
            () => client.PostAsync($"{client.AccountId}/media_publish", "POST /media_publish", new(handle), InstagramJson.Default.PublishContainer, ct),
            InstagramErrors.Of);
    }

    public Task<FindOutcome> FindAsync(PostContent content, DateTimeOffset since, CancellationToken ct) =>
        IsOn ? reads.FindAsync(content.Text, since, ct) : Task.FromResult<FindOutcome>(new FindOutcome.Unreadable(Off));

    public async Task<PublishingQuota?> QuotaAsync(CancellationToken ct)
    {
        try
        {
            return IsOn ? await reads.QuotaAsync(ct) : null;
        }
        catch (VendorCallException)
        {
            return null;
        }
    }

    public Task<Uri?> LinkAsync(string mediaId, CancellationToken ct) => IsOn ? reads.LinkAsync(mediaId, ct) : Task.FromResult<Uri?>(null);
}
