using Conversations;

namespace Tests.Reliability;

/// <summary>How a platform's answer to the one call that counts is lost, if it is.</summary>
public enum LostAnswer
{
    No,

    /// <summary>The post is out, the connection is reset.</summary>
    AfterEffect,

    /// <summary>Nothing is out, and the bot cannot know it.</summary>
    BeforeEffect,
}

/// <summary>One way to die: the first process at the first point, the one started after it at the second, and so on.</summary>
public sealed record CrashCase(LostAnswer Lost, params IReadOnlyList<CrashStop> Stops)
{
    public static CrashCase At(params CrashStop[] stops) => new(LostAnswer.No, stops);

    public static CrashCase AnswerLost(params CrashStop[] stops) => new(LostAnswer.AfterEffect, stops);

    /// <summary>It dies once more after the outcome that is found by reading what was lost.</summary>
    public bool MustHeal => Stops[^1].Point is CrashPoint.OutcomeStored or CrashPoint.OwnerTold && (Lost == LostAnswer.AfterEffect || Stops.Any(s => s.Point == CrashPoint.PublishAnswered));

    public override string ToString() => string.Join(" → ", Stops) + Lost switch
    {
        LostAnswer.AfterEffect => ", vendor did it and the answer was lost",
        LostAnswer.BeforeEffect => ", request lost",
        _ => "",
    };
}

/// <summary>The time-th passing of a point within one process.</summary>
public sealed record CrashStop(CrashPoint Point, int Time = 1)
{
    public static implicit operator CrashStop(CrashPoint point) => new(point);

    public override string ToString() => $"{Point}:{Time}";
}
