namespace Conversations.Posts.Publishing;

/// <summary>Claims as other devices of the same shop see them.</summary>
public interface IClaimMirror
{
    /// <summary>Creates the claim where other devices look, waiting a few seconds at most.</summary>
    Task<ClaimOutcome> ClaimAsync(Publication claim, CancellationToken ct);
}

public enum ClaimOutcome
{
    Ours,

    /// <summary>Another device was first: this one must stop.</summary>
    TakenByAnother,

    /// <summary>Could not be asked. Does not stop publishing: the journal's claim stands.</summary>
    Unreachable,
}
