using Conversations.Posts;
using Tests.Support;

namespace Tests.Posts;

public sealed class LifecycleTests
{
    [Fact]
    public void The_drawing_is_the_machine() => ApprovedText.Check("deploy/post-lifecycle.mmd", PostLifecycle.Diagram());

    [Fact]
    public void Every_stage_and_step_does_what_was_approved() => ApprovedText.Check("Tests/Posts/lifecycle.approved.txt", string.Join("\n",
        from stage in Enum.GetValues<PostStage>()
        from step in Enum.GetValues<PostStep>()
        select $"{stage,-16}{step,-11}{PostLifecycle.After(stage, step)?.ToString() ?? "–"}"));

    [Fact]
    public void P7_only_an_approval_or_what_follows_one_leads_to_publishing()
    {
        foreach (var stage in Enum.GetValues<PostStage>())
        {
            foreach (var step in Enum.GetValues<PostStep>().Where(s => s is not (PostStep.Approve or PostStep.Release or PostStep.Retry or PostStep.Retime or PostStep.Start)))
                Assert.NotInRange(PostLifecycle.After(stage, step) ?? PostStage.Rejected, PostStage.Scheduled, PostStage.Scheduled);
            if (stage != PostStage.Scheduled) Assert.Null(PostLifecycle.After(stage, PostStep.Start));
        }
    }

    [Fact]
    public void P8_nothing_leads_out_of_published() =>
        Assert.All(Enum.GetValues<PostStep>(), step => Assert.Null(PostLifecycle.After(PostStage.Published, step)));
}
