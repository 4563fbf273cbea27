using System.Globalization;
using Bot.Health;
using Conversations.Posts;
using Conversations.Posts.Publishing;

namespace Bot.Social.Meta;

/// <summary>What an answer of the Graph API means for a post.</summary>
internal static class GraphOutcomes
{
    public static async Task<HandleOutcome> PreparedAsync(string platform, Func<Task<GraphAnswer<WithId>>> call, Func<GraphError, MetaRefusal> meaning)
    {
        try
        {
            return await call() switch
            {
                GraphAnswer<WithId>.Good { Value.Id: { Length: > 0 } id } => new HandleOutcome.Made(id),
                GraphAnswer<WithId>.Refused refused => Refused(meaning(refused.Error), refused.RetryAfter),
                _ => new HandleOutcome.Later($"{platform} gave an answer that cannot be read.", null),
            };
        }
        catch (VendorCallException e)
        {
            return new HandleOutcome.Later($"{platform}: {e.Message}", e.RetryAfter);
        }
    }

    /// <summary>Says which of a post's pictures it was about.</summary>
    /// <param name="number">From 1.</param>
    public static HandleOutcome Named(HandleOutcome outcome, int number, int of) => outcome switch
    {
        HandleOutcome.Refused refused => new HandleOutcome.Refused(PostTexts.NamedPicture(number, of, refused.Reason)),
        HandleOutcome.Later later => later with { Reason = PostTexts.NamedPicture(number, of, later.Reason) },
        _ => outcome,
    };

    public static HandleOutcome Refused(MetaRefusal refusal, TimeSpan? retryAfter) => refusal.Kind is Refusal.Passing or Refusal.Limit
        ? new HandleOutcome.Later(refusal.Sentence, retryAfter ?? refusal.Wait)
        : new HandleOutcome.Refused(refusal.Sentence);

    /// <summary>Only a complete yes counts, and only a request that never left is a no; everything else is unknown (P4).</summary>
    public static async Task<SendOutcome> SentAsync(string platform, Func<Task<GraphAnswer<WithId>>> call, Func<GraphError, MetaRefusal> meaning)
    {
        try
        {
            return await call() switch
            {
                GraphAnswer<WithId>.Good { Value.Id: { Length: > 0 } id } => new SendOutcome.Published(id),
                GraphAnswer<WithId>.Refused refused => new SendOutcome.Unknown(meaning(refused.Error).Sentence),
                _ => new SendOutcome.Unknown($"{platform} gave an answer that cannot be read."),
            };
        }
        catch (VendorCallException e) when (e.NothingSent)
        {
            return new SendOutcome.NotSent(e.Message, e.RetryAfter);
        }
        catch (VendorCallException e)
        {
            return new SendOutcome.Unknown($"{platform} did not confirm. {e.Message}");
        }
    }

    public static HandleStatus Unreadable<T>(GraphAnswer<T> answer, Func<GraphError, MetaRefusal> meaning) => answer is GraphAnswer<T>.Refused refused
        ? new HandleStatus.Unreadable(refused.Trace, refused.RetryAfter ?? meaning(refused.Error).Wait)
        : new HandleStatus.Unreadable(answer.Trace);

    /// <summary>Looks for exactly this text among an account's newest posts.</summary>
    /// <param name="limit">How many were asked for.</param>
    public static FindOutcome Find(IEnumerable<ListedPost> list, int limit, string text, DateTimeOffset since)
    {
        // Meta's times have no fractions of a second.
        var from = since.AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond));
        var older = false;
        var count = 0;
        foreach (var post in list)
        {
            count++;
            if (post.Id is not { Length: > 0 } id || Time(post.Time) is not { } at) return new FindOutcome.Unreadable("A post in the list has no id or no time.");
            if (at < from) older = true;
            else if (Plain(post.Text ?? "") == Plain(text)) return new FindOutcome.Found(id);
        }
        return older || count < limit ? new FindOutcome.NotThere() : new FindOutcome.Unreadable("The list does not reach back far enough.");
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    // "2026-11-22T18:31:04+0000"
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}

/// <param name="Time">As Meta writes it.</param>
internal sealed record ListedPost(string? Id, string? Text, string? Time);
