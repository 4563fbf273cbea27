using Bot.Health;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>
/// A post into the account's inbox at TikTok, from where its owner posts it: an app that serves one shop is not audited, and
/// what it posts itself only the account can see. Where the owner chose so, a video is posted all the same. https://developers.tiktok.com/doc/content-sharing-guidelines
/// </summary>
public sealed class TikTokPublisher(TikTokClient client, TikTokPhotos photos, TikTokVideos videos, IOptions<TikTokOptions> options) : IPublisher
{
    private const string Off = "TikTok is not connected: TIKTOK_CLIENT_KEY, TIKTOK_CLIENT_SECRET and TIKTOK_REFRESH_TOKEN are not set.";

    public Platform Platform => Platform.TikTok;

    public Uri? Profile => IsOn ? PostTexts.TikTok : null;

    private bool IsOn => options.Value.IsOn;

    public async Task<HandleOutcome> PrepareAsync(PostContent content, CancellationToken ct)
    {
        if (!IsOn) return new HandleOutcome.Refused(Off);
        try
        {
            var opened = await client.OpenAsync(ct);
            if (opened is not TikTokAnswer<string>.Good) return Refused(opened);
            return content.Video is { } video ? await videos.PrepareAsync(content, video, ct) : await photos.PrepareAsync(content, ct);
        }
        catch (VendorCallException e)
        {
            return new HandleOutcome.Later($"TikTok: {e.Message}", e.RetryAfter);
        }
    }

    public async Task<HandleStatus> LookAsync(string handle, CancellationToken ct)
    {
        if (!IsOn) return new HandleStatus.Unreadable(Off);
        if (TikTokPhotos.IsUnsent(handle)) return new HandleStatus.Ready();
        if (videos.Look(handle) is { } known) return known;
        try
        {
            var answer = await client.AskAsync(
                "post/publish/status/fetch/", "POST /status/fetch", new(handle), TikTokJson.Default.StatusQuestion, TikTokJson.Default.EnvelopePostStatus, ct);
            return answer switch
            {
                TikTokAnswer<PostStatus>.Good { Value: var status } => await StatusAsync(handle, status),
                TikTokAnswer<PostStatus>.Refused { Code: var code } => new HandleStatus.Unreadable(answer.Trace, TikTokErrors.Of(code).Wait),
                _ => new HandleStatus.Unreadable(answer.Trace),
            };
        }
        catch (VendorCallException e)
        {
            return new HandleStatus.Unreadable(e.Message, e.RetryAfter);
        }
    }

    /// <exception cref="OperationCanceledException">The program is stopping; what was recorded before the call stands: unknown.</exception>
    public async Task<SendOutcome> SendAsync(string handle, PostContent content, CancellationToken ct)
    {
        if (!IsOn) return new SendOutcome.NotSent(Off);
        try
        {
            var opened = await client.OpenAsync(ct);
            if (opened is TikTokAnswer<string>.Refused { Code: var code } && TikTokErrors.Of(code) is { Wait: null } no) return new SendOutcome.Failed(no.Sentence);
            if (opened is not TikTokAnswer<string>.Good) return new SendOutcome.NotSent(opened.Trace);
        }
        catch (VendorCallException e)
        {
            return new SendOutcome.NotSent(e.Message, e.RetryAfter);
        }
        try
        {
            return content.Video is { } video ? await videos.SendAsync(handle, video, ct) : await photos.SendAsync(content, ct);
        }
        catch (VendorCallException e) when (e.NothingSent)
        {
            return new SendOutcome.NotSent(e.Message, e.RetryAfter);
        }
        catch (VendorCallException e)
        {
            return new SendOutcome.Unknown($"TikTok did not confirm. {e.Message}");
        }
    }

    /// <remarks>Nothing can be found by its text: TikTok lists no drafts, and a person may change the words before they post.</remarks>
    public Task<FindOutcome> FindAsync(PostContent content, DateTimeOffset since, CancellationToken ct) => Task.FromResult<FindOutcome>(new FindOutcome.NotThere());

    /// <remarks>Only the person who posts by hand knows the page.</remarks>
    public Task<Uri?> LinkAsync(string mediaId, CancellationToken ct) => Task.FromResult<Uri?>(null);

    internal static HandleOutcome Refused<T>(TikTokAnswer<T> answer) => answer switch
    {
        TikTokAnswer<T>.Refused { Code: var code } when TikTokErrors.Of(code) is { Wait: { } wait } passing => new HandleOutcome.Later(passing.Sentence, wait),
        TikTokAnswer<T>.Refused { Code: var code } => new HandleOutcome.Refused(TikTokErrors.Of(code).Sentence),
        _ => new HandleOutcome.Later("TikTok gave an answer that cannot be read.", null),
    };

    // https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
    private async Task<HandleStatus> StatusAsync(string handle, PostStatus status)
    {
        var meaning = Status(handle, status);
        if (meaning is HandleStatus.HandedOff or HandleStatus.Live or HandleStatus.Dead) await videos.SettledAsync(handle);
        return meaning;
    }

    private HandleStatus Status(string handle, PostStatus status) => status.Status switch
    {
        "SEND_TO_USER_INBOX" => new HandleStatus.HandedOff(),
        "PUBLISH_COMPLETE" => new HandleStatus.Live(status.PublicalyAvailablePostId is [var id, ..] ? $"{id}" : null),
        "PROCESSING_DOWNLOAD" => new HandleStatus.Processing(),
        "PROCESSING_UPLOAD" => videos.Processing(handle, status.UploadedBytes),
        "FAILED" => new HandleStatus.Dead(TikTokErrors.Failed(status.FailReason)),
        var other => new HandleStatus.Unreadable($"Status \"{other}\""),
    };
}
