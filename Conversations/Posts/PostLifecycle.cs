using Stateless;
using Stateless.Graph;

namespace Conversations.Posts;

/// <summary>What can happen to a post.</summary>
public enum PostStep
{
    /// <summary>A draft is there to be looked at.</summary>
    Present,

    /// <summary>Drafting is tried once more.</summary>
    Redraft,

    Approve,
    Reject,
    Edit,

    /// <summary>A person has the text written anew, because of what was found in it.</summary>
    Rewrite,

    /// <summary>A person lets stand what was found in it.</summary>
    Keep,

    Undo,

    /// <summary>The due time changes; the approval stays.</summary>
    Retime,

    Hold,
    Release,

    /// <summary>A person lets a held post wait until the shop has the product again.</summary>
    Wait,

    /// <summary>What was approved is no longer what the shop serves.</summary>
    SendBack,

    /// <summary>A platform is claimed.</summary>
    Start,

    /// <summary>Every wanted platform is live.</summary>
    AllLive,

    SomeLive,

    NoneLive,

    /// <summary>A person wants a failed post to be tried again.</summary>
    Retry,

    /// <summary>Nobody answered in time, or a person leaves out what missed its time.</summary>
    Skip,

    /// <summary>A person wants a skipped post after all.</summary>
    BringBack,
}

/// <summary>
/// Which step is allowed in which stage. Holds no effects: a machine is built around one loaded post, fired once, and
/// thrown away; what follows from the new stage is done after it is on disk.
/// </summary>
public static class PostLifecycle
{
    /// <returns>The stage after the step; null when the step is not allowed now.</returns>
    public static PostStage? After(PostStage stage, PostStep step)
    {
        var machine = For(stage);
        if (!machine.CanFire(step)) return null;
        machine.Fire(step);
        return machine.State;
    }

    /// <summary>The machine as a Mermaid state diagram.</summary>
    public static string Diagram() => MermaidGraph.Format(For(PostStage.Drafting).GetInfo());

    private static StateMachine<PostStage, PostStep> For(PostStage stage)
    {
        var machine = new StateMachine<PostStage, PostStep>(stage, FiringMode.Immediate);
        machine.Configure(PostStage.Drafting)
            .Permit(PostStep.Present, PostStage.InReview)
            .PermitReentry(PostStep.Redraft)
            .Permit(PostStep.Reject, PostStage.Rejected);
        machine.Configure(PostStage.InReview)
            .Permit(PostStep.Approve, PostStage.Scheduled)
            .PermitReentry(PostStep.Edit)
            .PermitReentry(PostStep.Rewrite)
            .PermitReentry(PostStep.Keep)
            .Permit(PostStep.Reject, PostStage.Rejected)
            .Permit(PostStep.Skip, PostStage.Skipped);
        machine.Configure(PostStage.Scheduled)
            .Permit(PostStep.Undo, PostStage.InReview)
            .Permit(PostStep.Edit, PostStage.InReview)
            .Permit(PostStep.SendBack, PostStage.InReview)
            .PermitReentry(PostStep.Retime)
            .Permit(PostStep.Hold, PostStage.Held)
            .Permit(PostStep.Reject, PostStage.Rejected)
            .Permit(PostStep.Start, PostStage.Publishing);
        machine.Configure(PostStage.Held)
            .Permit(PostStep.Release, PostStage.Scheduled)
            .PermitReentry(PostStep.Wait)
            .Permit(PostStep.Edit, PostStage.InReview)
            .Permit(PostStep.Rewrite, PostStage.InReview)
            .Permit(PostStep.Reject, PostStage.Rejected)
            .Permit(PostStep.Skip, PostStage.Skipped);
        machine.Configure(PostStage.Skipped)
            .Permit(PostStep.BringBack, PostStage.InReview);
        machine.Configure(PostStage.Publishing)
            .Permit(PostStep.AllLive, PostStage.Published)
            .Permit(PostStep.SomeLive, PostStage.PartlyPublished)
            .Permit(PostStep.NoneLive, PostStage.Failed)
            .Permit(PostStep.SendBack, PostStage.InReview);
        machine.Configure(PostStage.PartlyPublished)
            .Permit(PostStep.Retry, PostStage.Publishing);
        machine.Configure(PostStage.Failed)
            .Permit(PostStep.Retry, PostStage.Scheduled)
            .Permit(PostStep.Edit, PostStage.InReview)
            .Permit(PostStep.Reject, PostStage.Rejected);
        return machine;
    }
}
