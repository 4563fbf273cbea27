using Conversations.Posts;

namespace Tests.Reliability.Faults;

/// <summary>The owner, once the fault is over: does what the card offers, until the post is out or given up.</summary>
internal static class OwnerActs
{
    public static async Task ActAsync(Walk walk, Judge judge)
    {
        var post = await walk.PostAsync();
        switch (post)
        {
            case { OwnerMustSay: true }:
                var isLive = (await judge.EntriesAsync()).Any(e => e.Caption == post.Content!.Text);
                await walk.TapAsync(isLive ? PostTexts.ItsLive : PostTexts.ItsNotThere);
                await walk.UntilAsync(async () => !(await walk.PostAsync()).OwnerMustSay, "the owner's word on record");
                await ActAsync(walk, judge);
                break;
            case { Stage: PostStage.PartlyPublished }:
                await walk.TapAsync(PostTexts.TryAgainOn(post.Lines.First(l => l.IsAbsent).Platform));
                await walk.LiveAsync(minutes: 20, step: 5);
                break;
            case { Stage: PostStage.Failed }:
                await walk.TapAsync(PostTexts.TryAgain);
                await walk.LiveAsync(minutes: 20, step: 5);
                break;
            case { Stage: PostStage.Drafting, Trouble: not null }:
                await walk.TapAsync(PostTexts.TryAgain);
                await walk.UntilAsync(async () => (await walk.PostAsync()).Stage == PostStage.InReview, "a draft after all");
                await ActAsync(walk, judge);
                break;
            case { Stage: PostStage.InReview, Trouble: null, Score.Ready: false }:
                await walk.TapAsync(PostTexts.Reject);
                await walk.TapAsync(PostTexts.RejectForSure);
                await walk.UntilAsync(async () => (await walk.PostAsync()).Stage == PostStage.Rejected, "rejected");
                break;
            case { Stage: PostStage.InReview }:
                await walk.ApproveAsync();
                await walk.NowAsync();
                await walk.LiveAsync();
                break;
            case { Stage: PostStage.Held, Gate.Reason: GateReason.Gone }:
                await walk.TapAsync(PostTexts.Skip);
                await walk.UntilAsync(async () => (await walk.PostAsync()).Stage == PostStage.Skipped, "given up");
                break;
            case { Stage: PostStage.Held, Gate: not null }:
                await walk.TapAsync(PostTexts.PostAnyway);
                await walk.LiveAsync();
                break;
            case { Stage: PostStage.Held }:
                // The card offers one or the other, by the clock it was drawn by.
                if (await walk.World.Desk.ButtonAsync(PostTexts.PostNow) is not null)
                {
                    await walk.TapAsync(PostTexts.PostNow);
                }
                else
                {
                    await walk.TapAsync(PostTexts.Release);
                    await walk.NowAsync();
                }
                await walk.LiveAsync();
                break;
            case { Stage: PostStage.Scheduled }:
                await walk.NowAsync();
                await walk.LiveAsync();
                break;
        }
    }
}
