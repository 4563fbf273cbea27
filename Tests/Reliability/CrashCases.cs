using Conversations;
using static Conversations.CrashPoint;

namespace Tests.Reliability;

/// <summary>
/// Where the process is killed. The counts are those of a process that gets one link and one tap: it sends the card, edits
/// it when drafted (1), approved (2), going out (3), live (4); a chat that is slow may save one edit, never the last.
/// </summary>
public static class CrashCases
{
    /// <summary>Between the tap and Published.</summary>
    public static IReadOnlyList<CrashCase> Publishing { get; } =
    [
        CrashCase.At(new CrashStop(UpdateReceived, 2)),
        CrashCase.At(new CrashStop(UpdateStored, 2)),
        CrashCase.At(DecisionStored),
        CrashCase.At(TapAnswered),
        CrashCase.At(new CrashStop(CardSent, 3)),
        CrashCase.At(new CrashStop(OwnerTold, 2)),
        CrashCase.At(new CrashStop(OwnerTold, 3)),
        CrashCase.At(ClaimStored),
        CrashCase.At(ClaimMirrored),
        CrashCase.At(HandleMade),
        CrashCase.At(HandleStored),
        CrashCase.At(ReadyStored),
        CrashCase.At(IntentStored),
        CrashCase.At(PublishAnswered),
        CrashCase.At(OutcomeStored),
        CrashCase.At(new CrashStop(CardSent, 5)),
        CrashCase.At(new CrashStop(OwnerTold, 4)),

        CrashCase.AnswerLost(PublishAnswered),
        CrashCase.AnswerLost(UnknownStored),
        CrashCase.AnswerLost(ReadBack),
        CrashCase.AnswerLost(OutcomeStored),
        CrashCase.AnswerLost(new CrashStop(OwnerTold, 4)),
        new(LostAnswer.BeforeEffect, UnknownStored),

        // The tap is still in the inbox of the second process, which finds the decision: it only answers.
        CrashCase.At(DecisionStored, TapAnswered),
        CrashCase.At(ClaimMirrored, ClaimMirrored),
        CrashCase.At(HandleMade, HandleMade, HandleMade),
        CrashCase.At(IntentStored, UnknownStored),
        CrashCase.At(IntentStored, ReadBack),
        CrashCase.At(PublishAnswered, UnknownStored),
        CrashCase.At(PublishAnswered, ReadBack),
        CrashCase.At(PublishAnswered, ReadBack, ReadBack),
        CrashCase.At(PublishAnswered, OutcomeStored),
        CrashCase.At(PublishAnswered, OwnerTold),
        CrashCase.At(PublishAnswered, new CrashStop(OwnerTold, 2)),
        CrashCase.At(OutcomeStored, OwnerTold),
        CrashCase.AnswerLost(UnknownStored, ReadBack, OutcomeStored),
        CrashCase.AnswerLost(ReadyStored, PublishAnswered, ReadBack),
    ];

    /// <summary>Between the link and the card with buttons.</summary>
    public static IReadOnlyList<CrashCase> Drafting { get; } =
    [
        CrashCase.At(UpdateReceived),
        CrashCase.At(UpdateStored),
        CrashCase.At(DraftNumbered),
        CrashCase.At(CardSent),
        CrashCase.At(CardRecorded),
        CrashCase.At(DraftWritten),
        CrashCase.At(DraftStored),
        CrashCase.At(new CrashStop(CardSent, 2)),
        CrashCase.At(OwnerTold),
        CrashCase.At(DraftNumbered, DraftNumbered),
        CrashCase.At(CardSent, CardSent),
        CrashCase.At(DraftWritten, DraftWritten),
    ];

    /// <summary>Points that no case can reach, each with its reason.</summary>
    public static IReadOnlyDictionary<CrashPoint, string> LeftOut { get; } = new Dictionary<CrashPoint, string>();

    /// <summary>One of each kind, for the quick run.</summary>
    public static IReadOnlyList<CrashCase> PublishingSample { get; } =
    [
        CrashCase.At(DecisionStored),
        CrashCase.AnswerLost(UnknownStored),
        CrashCase.At(PublishAnswered, ReadBack),
    ];

    public static IReadOnlyList<CrashCase> DraftingSample { get; } = [CrashCase.At(CardSent)];
}
