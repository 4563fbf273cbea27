namespace Conversations;

/// <summary>
/// The instants between which a step is only half done. Losing power at any of them must be harmless (O1), so each has a
/// name, and the crash rig kills the process there.
/// </summary>
public enum CrashPoint
{
    UpdateReceived,
    UpdateStored,
    DecisionStored,
    TapAnswered,
    DraftNumbered,
    DraftWritten,
    DraftStored,
    CardSent,
    CardRecorded,
    ClaimStored,
    ClaimMirrored,
    HandleMade,
    HandleStored,
    ReadyStored,
    IntentStored,
    PublishAnswered,
    OutcomeStored,
    OwnerTold,
    UnknownStored,
    ReadBack,
}

/// <summary>Told of every <see cref="CrashPoint"/> passed. Does nothing outside the crash rig.</summary>
public interface ICrashPoints
{
    void Pass(CrashPoint point);
}

/// <summary>Nobody wants to crash.</summary>
public sealed class NoCrashPoints : ICrashPoints
{
    public void Pass(CrashPoint point) { }
}
