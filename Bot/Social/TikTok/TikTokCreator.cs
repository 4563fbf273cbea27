using Bot.Health;
using Conversations.Posts;
using Conversations.Posts.Forms;
using Microsoft.Extensions.Options;

namespace Bot.Social.TikTok;

/// <summary>https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info; needs the right <c>video.publish</c>.</summary>
public sealed class TikTokCreator(TikTokClient client, IOptions<TikTokOptions> options) : ITikTokCreator
{
    private const string NoRight = "TikTok did not allow me to post when the account was connected (video.publish). Connect it again and allow that, or leave it to the inbox.";

    private static readonly Dictionary<string, Audience> Levels = new()
    {
        ["PUBLIC_TO_EVERYONE"] = Audience.Everyone,
        ["FOLLOWER_OF_CREATOR"] = Audience.Followers,
        ["MUTUAL_FOLLOW_FRIENDS"] = Audience.Friends,
        ["SELF_ONLY"] = Audience.OnlyMe,
    };

    internal static string LevelOf(Audience audience) => Levels.First(l => l.Value == audience).Key;

    public async Task<CreatorAnswer> AskAsync(CancellationToken ct)
    {
        if (!options.Value.IsOn) return new CreatorAnswer.Not("TikTok is not connected.");
        try
        {
            // Posting into the inbox does not depend on it: a right that is missing here is no fault of the connection.
            var answer = await client.AskAsync(
                "post/publish/creator_info/query/", "POST /creator_info", new(), TikTokJson.Default.CreatorQuestion, TikTokJson.Default.EnvelopeCreatorInfo, ct, aside: true);
            return answer switch
            {
                TikTokAnswer<CreatorInfo>.Good { Value: var info } => Read(info),
                TikTokAnswer<CreatorInfo>.Refused { Code: "scope_not_authorized" or "scope_permission_missed" } => new CreatorAnswer.Not(NoRight),
                TikTokAnswer<CreatorInfo>.Refused { Code: var code } when TikTokErrors.Of(code) is var no => new CreatorAnswer.Not(no.Sentence, no.Wait),
                _ => new CreatorAnswer.Not("TikTok gave an answer that cannot be read. Try again.", TimeSpan.FromMinutes(1)),
            };
        }
        catch (VendorCallException e)
        {
            return new CreatorAnswer.Not($"TikTok: {e.Message}", e.RetryAfter ?? TimeSpan.FromMinutes(1));
        }
    }

    private static CreatorAnswer.Allows Read(CreatorInfo info) => new(
        $"@{info.CreatorUsername}",
        [.. (info.PrivacyLevelOptions ?? []).Where(Levels.ContainsKey).Select(l => Levels[l])],
        info.MaxVideoPostDurationSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null)
    {
        CommentsAreOff = info.CommentDisabled == true, DuetsAreOff = info.DuetDisabled == true, StitchesAreOff = info.StitchDisabled == true,
    };
}
