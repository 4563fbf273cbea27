using Bot.Health;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.Options;

namespace Bot.Social.Instagram;

/// <summary>
/// A picture to Instagram: a container, which nobody sees, then its publishing. Only <see cref="SendAsync"/> can have an
/// effect that anybody sees; its answer counts only when it is complete, and everything else is unknown (P4).
/// </summary>
public sealed class InstagramPublisher(InstagramClient client, InstagramReads reads, IOptions<MetaOptions> options) : IPublisher
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
            if (await reads.LimitReachedAsync(ct)) return Outcome(InstagramErrors.Of(new(9, 2207042, null, null)), null);
            await reads.LearnProfileAsync(ct);
            var answer = await client.PostAsync(
                $"{client.AccountId}/media", "POST /media", new(content.Picture.AbsoluteUri, content.Text, content.AltText),
                InstagramJson.Default.NewContainer, InstagramJson.Default.WithId, ct);
            return answer switch
            {
                GraphAnswer<WithId>.Good { Value.Id: { Length: > 0 } id } => new HandleOutcome.Made(id),
                GraphAnswer<WithId>.Refused refused => Outcome(InstagramErrors.Of(refused.Error), refused.RetryAfter),
                _ => new HandleOutcome.Later("Instagram gave an answer that cannot be read.", null),
            };
        }
        catch (VendorCallException e)
        {
            return new HandleOutcome.Later($"Instagram: {e.Message}", e.RetryAfter);
        }
    }

    public Task<HandleStatus> LookAsync(string handle, CancellationToken ct) =>
        IsOn ? reads.LookAsync(handle, ct) : Task.FromResult<HandleStatus>(new HandleStatus.Unreadable(Off));

    /// <exception cref="OperationCanceledException">The program is stopping; what was recorded before the call stands: unknown.</exception>
    public async Task<SendOutcome> SendAsync(string handle, CancellationToken ct)
    {
        if (!IsOn) return new SendOutcome.NotSent(Off);
        try
        {
            var answer = await client.PostAsync(
                $"{client.AccountId}/media_publish", "POST /media_publish", new(handle),
                InstagramJson.Default.PublishContainer, InstagramJson.Default.WithId, ct);
            return answer switch
            {
                GraphAnswer<WithId>.Good { Value.Id: { Length: > 0 } id } => new SendOutcome.Published(id),
                GraphAnswer<WithId>.Refused refused => new SendOutcome.Unknown(InstagramErrors.Of(refused.Error).Sentence),
                _ => new SendOutcome.Unknown("Instagram gave an answer that cannot be read."),
            };
        }
        catch (VendorCallException e) when (e.NothingSent)
        {
            return new SendOutcome.NotSent(e.Message, e.RetryAfter);
        }
        catch (VendorCallException e)
        {
            return new SendOutcome.Unknown($"Instagram did not confirm. {e.Message}");
        }
    }

    public Task<FindOutcome> FindAsync(PostContent content, DateTimeOffset since, CancellationToken ct) =>
        IsOn ? reads.FindAsync(content.Text, since, ct) : Task.FromResult<FindOutcome>(new FindOutcome.Unreadable(Off));

    public Task<Uri?> LinkAsync(string mediaId, CancellationToken ct) => IsOn ? reads.LinkAsync(mediaId, ct) : Task.FromResult<Uri?>(null);

    private static HandleOutcome Outcome(InstagramRefusal refusal, TimeSpan? retryAfter) => refusal.Kind is Refusal.Passing or Refusal.Limit
        ? new HandleOutcome.Later(refusal.Sentence, retryAfter ?? refusal.Wait)
        : new HandleOutcome.Refused(refusal.Sentence);
}
