using System.Globalization;
using Conversations;

namespace Bot.Health;

/// <summary>What <c>health</c> says: healthy means that the loops try, not that vendors answer (O2).</summary>
/// <param name="Sentence">For a person who looks after the device.</param>
internal sealed record HealthVerdict(bool IsHealthy, string Sentence)
{
    /// <param name="beat">Null when there is none.</param>
    /// <param name="boot">This start of the machine.</param>
    /// <param name="time">The clock that stamped the heartbeat.</param>
    public static HealthVerdict On(Heartbeat? beat, string boot, TimeProvider time)
    {
        if (beat is null) return Not("DATA_DIR holds no heartbeat, so no bot is running with it");
        var age = time.GetElapsedTime(beat.At);
        if (beat.Boot != boot || age < TimeSpan.Zero) return Not("the bot has not run since this machine was started");
        if (age > LoopWatch.Patience) return Not($"the bot has shown no sign of life for {Minutes(age)}");
        foreach (var loop in beat.Loops)
        {
            if (loop.GaveUp) return Not($"{Name(loop)} has stopped for a reason that stands in the log and in /status");
            var silent = time.GetElapsedTime(loop.Tried);
            if (silent > LoopWatch.Patience + loop.Pause) return Not($"{Name(loop)} has not been tried for {Minutes(silent)}");
        }
        var tries = beat.Loops.Select(l => string.Create(CultureInfo.InvariantCulture, $"{Name(l)} {time.GetElapsedTime(l.Tried).TotalSeconds:0} s ago"));
        return new(true, beat.Loops.Count == 0 ? "Healthy: the bot has just been started." : $"Healthy: last tried: {string.Join(", ", tries)}.");
    }

    private static HealthVerdict Not(string because) => new(false, $"Not healthy: {because}.");

    private static string Name(LoopBeat loop) => loop.Loop switch
    {
        WatchedLoop.Polling => "polling Telegram",
        WatchedLoop.Publishing => "publishing",
        _ => "the timetable",
    };

    private static string Minutes(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} minutes");
}
