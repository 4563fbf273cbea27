namespace Bot.Setup;

/// <summary>One thing outside that has to be right. A step only looks and compares; <see cref="SetupRun"/> has it look again until nothing is left.</summary>
internal interface ISetupStep
{
    string Title { get; }

    string Vendor { get; }

    /// <summary>Why the step is left out; null when it is not.</summary>
    string? Off { get; }

    /// <summary>For what the vendor makes in the background.</summary>
    TimeSpan Patience => TimeSpan.FromMinutes(2);

    /// <exception cref="SetupException">It cannot be seen, or not be put right.</exception>
    Task<SetupLook> LookAsync(CancellationToken ct);
}

/// <param name="WaitsFor">What the vendor is still making; null when nothing.</param>
internal sealed record SetupLook(IReadOnlyList<SetupFinding> Findings, string? WaitsFor = null)
{
    public static SetupLook Right { get; } = new([]);
}

/// <summary>Something that is not as it should be. "table orders" and "made" read "table orders made", or "table orders would be made".</summary>
/// <param name="Repair">Null where it is left to a person; then <paramref name="What"/> is the whole sentence.</param>
internal sealed record SetupFinding(string What, string Done = "", Func<CancellationToken, Task>? Repair = null)
{
    public static SetupFinding Left(string sentence) => new(sentence);
}

/// <summary>A step cannot go on; the message is for the person at the terminal.</summary>
public sealed class SetupException(string message, Exception? inner = null) : Exception(message, inner);
