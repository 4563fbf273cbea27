namespace Tests.Reliability.Faults;

/// <summary>One thing that goes wrong, and what must come of it.</summary>
internal sealed record FaultRow
{
    public required string Area { get; init; }

    public required string Fault { get; init; }

    /// <summary>What it comes to; several where chance decides between them. Empty when it is not played.</summary>
    public IReadOnlyList<Outcome> Expected { get; init; } = [];

    /// <summary>Walks a post from its link to where the outcome shows, with the fault on the way; null when it is not played.</summary>
    public Func<Walk, Task>? Play { get; init; }

    /// <summary>Why it is not played, or what the bot does not do yet.</summary>
    public string? Why { get; init; }

    /// <summary>The bot fails here, as <see cref="Why"/> says: the row is counted, and must fail until it is mended.</summary>
    public bool Missed { get; init; }

    /// <summary>The true time at which the walk begins.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Settings that differ from the usual ones.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Taps may stay without an answer, because the one who tapped must get none.</summary>
    public bool MayStaySilent { get; init; }

    /// <summary>Its area's one row in the quick round.</summary>
    public bool InQuick { get; init; }

    public bool NeedsRedis { get; init; }

    public bool Applies => Play is not null;

    public string Name => $"{Area}: {Fault}";

    public string Words => Missed ? "missed" : string.Join(" or ", Expected.Select(o => o.Word()));

    public override string ToString() => Name;
}
