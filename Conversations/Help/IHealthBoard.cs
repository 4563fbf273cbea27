namespace Conversations.Help;

/// <summary>What works and what does not, as <c>/status</c> shows it.</summary>
public interface IHealthBoard
{
    Task<IReadOnlyList<HealthLine>> LinesAsync(CancellationToken ct);
}

/// <param name="Name">The vendor or part, as the owner knows it.</param>
/// <param name="Since">Since when it fails; null otherwise.</param>
/// <param name="Note">One short sentence more, or null.</param>
public sealed record HealthLine(string Name, HealthState State, DateTimeOffset? Since, string? Note);

public enum HealthState
{
    On,
    Off,
    Failing,
}
