namespace Conversations;

/// <summary>The loops that must go on trying for as long as the program runs (O2).</summary>
public enum WatchedLoop
{
    /// <summary>Asking Telegram for updates.</summary>
    Polling,

    /// <summary>Looking for posts that are due, and for those in the middle of going out.</summary>
    Publishing,

    /// <summary>The timetable's one-minute beat.</summary>
    Schedule,
}

/// <summary>Where a loop says that it tries. Whether what it tries succeeds is nobody's business here.</summary>
public interface ILoopWatch
{
    /// <summary>It tries now, and means to do so again.</summary>
    /// <param name="pause">How long it will keep still on purpose before that, because it was told to.</param>
    void Tries(WatchedLoop loop, TimeSpan pause = default);

    /// <summary>It has stopped for good, for a reason that starting again would not mend.</summary>
    void GaveUp(WatchedLoop loop);
}
