using System.Globalization;
using System.Net.Http.Headers;
using Bot.Health;
using Conversations.Posts;
using Conversations.Posts.Forms;
using Conversations.Posts.Publishing;
using Conversations.Shop;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>
/// A video into the account's inbox, or posted there: a beginning that nobody sees, then the bytes. Nothing comes of it before the last of
/// them is there, so only the last piece can have an effect. https://developers.tiktok.com/doc/content-posting-api-reference-upload-video
/// </summary>
public sealed class TikTokVideos(
    TikTokClient client, ITikTokCreator creator, TikTokUploads uploads, VideoFiles files, IHttpClientFactory http, IOptions<TikTokOptions> options, TimeProvider time)
{
    /// <summary>The HTTP client for the bytes: another host, without a token, and slow.</summary>
    internal const string Name = "tiktok upload";

    private const string Expired = "The hour that TikTok gives for an upload has passed before it was finished, so nothing came of it. Try again.";

    /// <summary>Of a post that the app makes itself; UTF-16 units.</summary>
    private const int LongestTitle = 2_200;

    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    /// <exception cref="VendorCallException">No complete answer came.</exception>
    internal async Task<HandleOutcome> PrepareAsync(PostContent content, PostVideo video, CancellationToken ct)
    {
        VideoPost? direct = null;
        if (content.TikTokAudience is { } audience)
        {
            var (allowed, no) = await DirectAsync(content.Text, audience, ct);
            if (no is not null) return no;
            direct = allowed;
        }
        FileInfo? file;
        try
        {
            file = await files.FetchAsync(video, ct);
        }
        catch (VideoUnavailableException e)
        {
            return new HandleOutcome.Later(e.Message, null);
        }
        if (file is null) return new HandleOutcome.Refused("The shop now serves another video than the one you approved. Draft the product again, and look at the new one.");
        var plan = ChunkPlan.Of(file.Length);
        var beganAt = time.GetUtcNow();
        var source = new VideoSource("FILE_UPLOAD", plan.Size, plan.ChunkSize, plan.Count);
        var answer = direct is null
            ? await client.AskAsync("post/publish/inbox/video/init/", "POST /inbox/video/init", new(source), TikTokJson.Default.NewVideoDraft, TikTokJson.Default.EnvelopeBegun, ct)
            : await client.AskAsync("post/publish/video/init/", "POST /video/init", new(direct, source), TikTokJson.Default.NewVideoPost, TikTokJson.Default.EnvelopeBegun, ct);
        if (answer is TikTokAnswer<Begun>.Good { Value: { PublishId: { Length: > 0 } id, UploadUrl: { } url } } && Uri.TryCreate(url, UriKind.Absolute, out var address) && MayUpload(address))
        {
            await uploads.SaveAsync(id, new(address, plan.Size, beganAt + Validity, IsBegun: false));
            return new HandleOutcome.Made(id);
        }
        var outcome = answer is TikTokAnswer<Begun>.Good ? new HandleOutcome.Later("TikTok gave an answer that cannot be read.", null) : TikTokPublisher.Refused(answer);
        if (outcome is HandleOutcome.Refused) files.Delete(video);
        return outcome;
    }

    /// <summary>What was chosen is compared with what the account allows at this moment.</summary>
    /// <returns>The post's particulars, or why it cannot be made.</returns>
    private async Task<(VideoPost? Direct, HandleOutcome? No)> DirectAsync(string text, Audience audience, CancellationToken ct)
    {
        if (text.Length > LongestTitle) return (null, new HandleOutcome.Refused($"The text is longer than TikTok takes ({LongestTitle} characters). Edit it and approve again."));
        return await creator.AskAsync(ct) switch
        {
            CreatorAnswer.Allows allows when allows.Audiences.Contains(audience) =>
                (new(text, TikTokCreator.LevelOf(audience), allows.CommentsAreOff, allows.DuetsAreOff, allows.StitchesAreOff, BrandOrganicToggle: true), null),
            CreatorAnswer.Allows => (null, new HandleOutcome.Refused("Your TikTok account no longer offers the audience that you chose. Choose it anew, or leave it to the inbox.")),
            CreatorAnswer.Not { Wait: { } wait } passing => (null, new HandleOutcome.Later(passing.Sentence, wait)),
            var no => (null, new HandleOutcome.Refused(((CreatorAnswer.Not)no).Sentence)),
        };
    }

    /// <summary>What our own record says of an upload, where that is enough; null where TikTok is to be asked.</summary>
    internal HandleStatus? Look(string publishId) => uploads.Find(publishId) is { IsBegun: false } upload
        ? time.GetUtcNow() < upload.EndsAt ? new HandleStatus.Ready() : new HandleStatus.Dead(Expired)
        : null;

    /// <param name="uploaded">Bytes that TikTok says it has; null when it does not say.</param>
    internal HandleStatus Processing(string publishId, long? uploaded) => uploads.Find(publishId) is { } upload && uploaded < upload.Size
        ? time.GetUtcNow() < upload.EndsAt ? new HandleStatus.Ready() : new HandleStatus.Dead(Expired)
        : new HandleStatus.Processing();

    internal Task SettledAsync(string publishId) => uploads.ForgetAsync(publishId);

    internal async Task<SendOutcome> SendAsync(string publishId, PostVideo video, CancellationToken ct)
    {
        if (uploads.Find(publishId) is not { } upload || time.GetUtcNow() >= upload.EndsAt) return new SendOutcome.Failed(Expired);
        FileInfo? file;
        try
        {
            file = await files.FetchAsync(video, ct);
        }
        catch (VideoUnavailableException e)
        {
            return new SendOutcome.NotSent(e.Message);
        }
        if (file is null || file.Length != upload.Size) return new SendOutcome.Failed("The shop no longer serves the video that you approved. Draft the product again.");
        await uploads.SaveAsync(publishId, upload with { IsBegun = true });
        var outcome = await UploadAsync(publishId, upload, file, ct);
        if (outcome is not SendOutcome.NotSent) files.Delete(video); // what has left once is never sent again
        if (outcome is SendOutcome.Failed) await uploads.ForgetAsync(publishId);
        return outcome;
    }

    private async Task<SendOutcome> UploadAsync(string publishId, Upload upload, FileInfo file, CancellationToken ct)
    {
        foreach (var chunk in ChunkPlan.Of(upload.Size).Chunks)
        {
            var isLast = chunk.Last == upload.Size - 1;
            try
            {
                var status = await PutAsync(upload, file, chunk, ct);
                if (status is >= 200 and < 300) continue;
                // That the piece was not wanted is a no, unless it says that it is there already.
                return isLast && status is < 400 or 408 or 416 or 429 or >= 500
                    ? new SendOutcome.Unknown("TikTok did not confirm the end of the upload.")
                    : new SendOutcome.Failed(string.Create(CultureInfo.InvariantCulture, $"TikTok refused the upload (HTTP {status}). Try again."));
            }
            catch (VendorCallException e) when (e.NothingSent && chunk.First == 0)
            {
                return new SendOutcome.NotSent(e.Message, e.RetryAfter);
            }
            catch (VendorCallException e)
            {
                return isLast && !e.NothingSent
                    ? new SendOutcome.Unknown($"TikTok did not confirm the end of the upload. {e.Message}")
                    : new SendOutcome.Failed("The upload to TikTok broke off before all of it was there, so nothing came of it. Try again.");
            }
        }
        return new SendOutcome.Taken(publishId);
    }

    private async Task<int> PutAsync(Upload upload, FileInfo file, Chunk chunk, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, upload.Address) { Content = new FilePiece(file.FullName, chunk) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(chunk.First, chunk.Last, upload.Size);
        using var client = http.CreateClient(Name);
        using var response = await client.SendAsync(request, ct);
        return (int)response.StatusCode;
    }

    /// <summary>TikTok's own hosts, and what stands in for them in the settings.</summary>
    private bool MayUpload(Uri address) => address.UserInfo.Length == 0
        && (address.GetLeftPart(UriPartial.Authority) == options.Value.Api.GetLeftPart(UriPartial.Authority)
            || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.IdnHost.EndsWith(".tiktokapis.com", StringComparison.OrdinalIgnoreCase)));
}
