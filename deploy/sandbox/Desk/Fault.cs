using System.Text.Json.Serialization;

namespace Sandbox.Desk;

/// <summary>One thing that goes wrong, until it has happened <see cref="Times"/> times.</summary>
public sealed record Fault
{
    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary>Case-insensitive part of "METHOD /path"; empty hits every request of the vendor.</summary>
    public string Match { get; init; } = "";

    /// <summary>How many requests it hits; 0 means until it is cleared.</summary>
    public int Times { get; init; } = 1;

    /// <summary>For <see cref="FaultKind.Delay"/> and <see cref="FaultKind.DelayAfter"/>, in milliseconds; for <see cref="FaultKind.Drip"/> between two bytes.</summary>
    public int DelayMs { get; init; }

    /// <summary>For <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>For <see cref="FaultKind.Status"/>: a body to send instead of the vendor's usual one.</summary>
    public string? Body { get; init; }

    /// <summary>For <see cref="FaultKind.Lenient"/>: the vendor's rule of <see cref="Leniency.Rules"/>, so that nobody switches one off by accident.</summary>
    public string? Rule { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>The answer comes late.</summary>
    Delay,

    /// <summary>Refused with a status; nothing is done.</summary>
    Status,

    /// <summary>The connection is reset before anything is done.</summary>
    ResetBefore,

    /// <summary>It is done, then the connection is reset without an answer.</summary>
    ResetAfter,

    /// <summary>It is done; the answer comes late.</summary>
    DelayAfter,

    /// <summary>It is done; the answer comes byte by byte.</summary>
    Drip,

    /// <summary>It is done; half of the answer arrives.</summary>
    Cut,

    /// <summary>It is done, and the answer is <see cref="Fault.Status"/>.</summary>
    StatusAfter,

    /// <summary>Every connection is reset until cleared, whatever <see cref="Fault.Times"/> says.</summary>
    Down,

    /// <summary>The vendor's rule of <see cref="Leniency.Rules"/> is not kept.</summary>
    Lenient,
}
