using System.Text.Json.Nodes;

namespace Sandbox.Gemini.Batch;

/// <summary>One job that was created. What has become of it is worked out when somebody looks.</summary>
public sealed class BatchJob
{
    /// <summary>https://ai.google.dev/gemini-api/docs/batch-mode: a job that takes longer is given up, and its results with it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    /// <summary>With its prefix: <c>batches/…</c>.</summary>
    public string Name { get; } = "batches/" + Guid.NewGuid().ToString("N");

    public required string DisplayName { get; init; }

    public required Model Model { get; init; }

    public required IReadOnlyList<BatchItem> Items { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From its creation to its end.</summary>
    public required TimeSpan Takes { get; init; }

    /// <summary>Ends as FAILED, without results.</summary>
    public bool Fails { get; init; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>It is no longer found, and is worked on no more.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>In another order than they were asked for; null until it has succeeded.</summary>
    public IReadOnlyList<JsonObject>? Responses { get; set; }

    public DateTimeOffset EndsAt => CancelledAt ?? CreatedAt + (Takes < Longest ? Takes : Longest);

    /// <summary>As it is on the wire: <c>BATCH_STATE_…</c>.</summary>
    public string State(DateTimeOffset now) => "BATCH_STATE_" + this switch
    {
        { CancelledAt: not null } => "CANCELLED",
        _ when now >= EndsAt => Takes >= Longest ? "EXPIRED" : Fails ? "FAILED" : "SUCCEEDED",
        _ when now < CreatedAt + Takes / 4 => "PENDING",
        _ => "RUNNING",
    };

    public bool IsDone(DateTimeOffset now) => now >= EndsAt;
}

/// <param name="Metadata">Comes back with the answer as it was sent.</param>
public sealed record BatchItem(JsonObject Request, JsonNode? Metadata);
