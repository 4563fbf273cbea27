using Bot.Journal;
using Conversations.Posts;
using Conversations.Posts.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Tests.Support;

namespace Tests.Journal;

public sealed class DamageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    public async Task D6_a_damaged_journal_is_set_aside_and_said_so(int at)
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        await world.DamageAsync(at);
        await world.StartAsync();
        Assert.Single(Directory.GetFiles(world.DataDir, "journal.db.damaged-*"), f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal));
        await world.SeesAsync("My records were damaged");
        Assert.Contains("was damaged and set aside", (await world.AskAsync("/status")).Text, StringComparison.Ordinal);
        await world.DraftAsync("fig-candle");
    }

    [Fact]
    public async Task D2_a_change_of_which_one_part_does_not_fit_is_not_made_at_all()
    {
        await using var world = await World.BeginAsync();
        await world.DraftAsync();
        var posts = world.Services.GetRequiredService<IPostStore>();
        var post = await world.PostAsync();
        var row = new Publication { Post = post.Id, Platform = Platform.Instagram, Attempt = 1, State = PublicationState.Ready, Hash = "x", ChangedAt = world.Time.GetUtcNow() };
        var moved = new PostChange { Post = post with { Revision = post.Revision + 1, Stage = PostStage.Publishing }, Ledger = [new(row, PublicationState.HandleMade)] };
        Assert.False(await posts.CommitAsync(moved, CancellationToken.None));
        Assert.Equal(post.Revision, (await world.PostAsync()).Revision);
        Assert.Null(await posts.FindPublicationAsync(post.Id, Platform.Instagram, CancellationToken.None));

        var decision = new Decision { Post = post.Id, Revision = post.Revision, Step = PostStep.Reject, By = new(1), Name = "x", At = world.Time.GetUtcNow(), UpdateId = 5 };
        var rejected = new PostChange { Post = post with { Revision = post.Revision + 1, Stage = PostStage.Rejected }, Decision = decision };
        Assert.True(await posts.CommitAsync(rejected, CancellationToken.None));
        Assert.False(await posts.CommitAsync(rejected with { Post = rejected.Post with { Revision = post.Revision + 2 } }, CancellationToken.None));
        Assert.Equal(post.Revision + 1, (await world.PostAsync()).Revision);
    }

    [Fact]
    public async Task X9_decisions_are_a_chain_that_cannot_be_changed()
    {
        await using var world = await World.BeginAsync(null, ("UNDO_WINDOW", "10m"));
        await world.ApprovedAsync();
        await world.TapAsync("Undo");
        var journal = world.Services.GetRequiredService<JournalFile>();
        Assert.Null(journal.Read(DecisionChain.FirstBroken));
        await Assert.ThrowsAnyAsync<Exception>(() => journal.WriteAsync(j => j.Execute("UPDATE decisions SET body = '{}' WHERE number = 1")));
        await Assert.ThrowsAnyAsync<Exception>(() => journal.WriteAsync(j => j.Execute("DELETE FROM decisions")));
        await journal.WriteAsync(j => { j.Script("DROP TRIGGER decisions_are_kept; UPDATE decisions SET body = replace(body, 'Robin', 'Mallory') WHERE number = 1"); return 0; });
        Assert.Equal(1, journal.Read(DecisionChain.FirstBroken));
    }
}
