using Conversations;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Reliability.Matrix;

/// <summary>What the owner was before, when nobody had mended anything yet.</summary>
internal enum CameTo
{
    /// <summary>It was out, by itself.</summary>
    Live,

    /// <summary>Nothing is out; the card says why, and it goes out by itself once that is put right.</summary>
    Waits,

    /// <summary>Nothing is out; the card says why, with a button to go on.</summary>
    Held,

    /// <summary>Nobody can know; the card asks.</summary>
    Asks,
}

/// <summary>One fault of one platform and one instant of death: a link, a tap on Now, and what comes of it.</summary>
internal sealed class Cell(PlatformFault fault, IReadOnlyList<CrashPoint> stops)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Death _death = new(stops);

    /// <returns>What it came to; null when the bot never passed the point.</returns>
    /// <exception cref="CrashFailedException">A promise was broken.</exception>
    public async Task<CameTo?> PlayAsync()
    {
        await using var world = await World.BeginAsync(_death.Register, [.. CrashTarget.Settings([fault.Target])]);
        try
        {
            return await PlayAsync(world);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            throw new CrashFailedException($"{e.Message}\n{await StoryAsync(world)}", e);
        }
    }

    private async Task<CameTo?> PlayAsync(World world)
    {
        _death.Begin(world);
        await world.DraftAsync(fault.Target == CrashTarget.TikTokVideo ? CrashTarget.Filmed : "linen-tote");
        await fault.Begin(world, _death);
        await world.TapAsync(PostTexts.Now);
        await UntilItStandsAsync(world);
        var first = await StandAsync(world);
        await JudgeAsync(world, first!.Value);

        await world.Desk.HealAsync();
        if (fault.End is { } end) await end(world);
        if (first is not CameTo.Live) await world.PassAsync(TimeSpan.FromMinutes(16), 30 * Second);
        for (var acts = 0; await StandAsync(world) is not CameTo.Live; acts++)
        {
            if (acts == 6) throw new InvalidOperationException("The owner does what the card offers, and it does not go out (P2).");
            await ActAsync(world);
            await UntilItStandsAsync(world);
        }
        await world.PassAsync(TimeSpan.FromMinutes(15), 60 * Second);
        await JudgeAsync(world, CameTo.Live);
        return _death.HasHappened ? first : null;
    }

    /// <summary>Within a quarter of an hour it is live or the card says that something is the matter (P2); an unconfirmed one is read first.</summary>
    private static async Task UntilItStandsAsync(World world)
    {
        await world.PassUntilAsync(async () => await StandAsync(world) is not null || (await world.PostAsync()).Unconfirmed, "live, or in front of the owner (P2)", TimeSpan.FromMinutes(15), 5 * Second);
        await world.PassUntilAsync(async () => await StandAsync(world) is not null, "an end of the reading", TimeSpan.FromMinutes(25), 5 * Second);
    }

    private static async Task<CameTo?> StandAsync(World world) => await world.PostAsync() switch
    {
        { Stage: PostStage.Published } => CameTo.Live,
        { OwnerMustSay: true } => CameTo.Asks,
        { Waits: true } => CameTo.Waits,
        { Stage: PostStage.Failed or PostStage.Held or PostStage.InReview, Trouble: not null } => CameTo.Held,
        { Stage: PostStage.Failed or PostStage.Held } => CameTo.Held,
        _ => null,
    };

    /// <summary>What an honest owner does with the card as it stands.</summary>
    private async Task ActAsync(World world)
    {
        switch (await StandAsync(world))
        {
            case CameTo.Asks:
                await world.TapAsync((await ArrivedAsync(world)).Count == 0 ? PostTexts.ItsNotThere : fault.Target.Platform.EndsInInbox() ? PostTexts.ItsThere : PostTexts.ItsLive);
                break;
            case CameTo.Waits:
                await world.PassAsync(TimeSpan.FromMinutes(45), 30 * Second);
                break;
            default:
                var offered = new[] { PostTexts.TryAgain, PostTexts.PostNow, PostTexts.Now, PostTexts.Release };
                var card = (await world.Desk.ChatAsync()).Last(m => m.HasPhoto);
                var label = offered.First(l => card.Buttons.Any(b => b.Label == l));
                await world.TapAsync(label);
                if (label == PostTexts.Release) await world.TapAsync(PostTexts.Now);
                break;
        }
        await world.PassAsync(5 * Second);
    }

    private async Task JudgeAsync(World world, CameTo stands)
    {
        await world.PassAsync(4 * Second);
        var mending = world.Services.GetRequiredService<PostCards>().MendAsync(CancellationToken.None); // as the timetable does each minute
        while (!mending.IsCompleted) await world.PassAsync(Second);
        await mending;
        var arrived = await ArrivedAsync(world);
        var post = await world.PostAsync();
        if (arrived.Count > 1) throw new InvalidOperationException($"{arrived.Count} are out (P1)");
        if (stands == CameTo.Live != (arrived.Count == 1) && stands != CameTo.Asks) throw new InvalidOperationException($"It stands as {stands}, and {arrived.Count} are out (P4)");
        if (arrived.Count == 1 && !fault.Target.IsAsApproved(arrived[0], post.Content!.Text, post.Content)) throw new InvalidOperationException($"Approved was another one than {arrived[0].ToJsonString()} (P6)");
        var card = (await world.Desk.ChatAsync()).Last(m => m.HasPhoto);
        var shown = PostTexts.Symbol(post);
        if (!card.Text.StartsWith(shown, StringComparison.Ordinal)) throw new InvalidOperationException($"The card does not say {shown}");
        if (stands is CameTo.Asks or CameTo.Held && !card.Buttons.Any(b => b.Data is not null)) throw new InvalidOperationException("The card offers nothing to press (P2)");
        var approvals = post.Approval is null ? 0 : 1;
        if (arrived.Count > approvals) throw new InvalidOperationException("It is out without an approval (P7)");
    }

    private Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> ArrivedAsync(World world) => fault.Target.ArrivedAsync(world.Desk);

    private static async Task<string> StoryAsync(World world) => $"{await world.Desk.TranscriptAsync()}\n{string.Join("\n", world.Log.Lines.TakeLast(15))}";
}
