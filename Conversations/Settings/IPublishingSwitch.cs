namespace Conversations.Settings;

/// <summary>/stop and /resume. In force over restarts (P9).</summary>
public interface IPublishingSwitch
{
    /// <summary>Null while publishing goes on; else why it does not, as a sentence.</summary>
    string? StoppedBecause { get; }

    /// <summary>When a person last said to go on, in this run: what fell due before that is not late.</summary>
    DateTimeOffset? ResumedAt => null;

    /// <summary>On disk when it returns.</summary>
    Task StopAsync(string because, CancellationToken ct);

    /// <summary>On disk when it returns. Lifts a person's stop and the machine's (P10).</summary>
    Task ResumeAsync(CancellationToken ct);

    /// <summary>Stops for as long as the process sees the reason: a second poller took our updates (U5).</summary>
    void Suspend(string because);

    void EndSuspension();
}
