using System.Text.Json.Serialization;
using Conversations.Chat;

namespace Conversations.Orders;

/// <summary>
/// One parcel of an order on its way to being marked as sent. Shopify ships twice when it is asked twice, so a row is written before it is asked
/// (P3), and what became of it is only read from then on (P4).
/// </summary>
public sealed record Shipping
{
    /// <summary>Of the question that the person answered; all parcels of one question share it.</summary>
    public required int Question { get; init; }

    public required string OrderId { get; init; }

    /// <summary>A <see cref="Parcel.Id"/>.</summary>
    public required string ParcelId { get; init; }

    public required string Location { get; init; }

    /// <summary>Pieces of it that were left to be sent when the question was asked.</summary>
    public required int Pieces { get; init; }

    public required ShippingState State { get; init; }

    /// <summary>UTC: since when it is in this state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who confirmed it; null before.</summary>
    public string? By { get; init; }

    public UserId? ById { get; init; }

    /// <summary>Where it was confirmed.</summary>
    public ChatId? Chat { get; init; }

    /// <summary>The update that confirmed it; the same one delivered again is recognised by it (U2).</summary>
    public long? UpdateId { get; init; }

    /// <summary>Tracking that is to go with it.</summary>
    public Tracking? Tracking { get; init; }

    /// <summary>Shipments the order had before Shopify was asked: one more is the proof that it has done it.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Why it was not done, in words for the chat.</summary>
    public string? Reason { get; init; }

    /// <summary>Somebody has said yes, and how it ended is not known yet.</summary>
    [JsonIgnore]
    public bool IsOpen => State is ShippingState.Claimed or ShippingState.Intent or ShippingState.Unknown;
}

public enum ShippingState
{
    /// <summary>The question stands in the chat.</summary>
    Asked,

    /// <summary>A person said yes; Shopify has not been asked.</summary>
    Claimed,

    /// <summary>Shopify is being asked, or was when the bot was cut off.</summary>
    Intent,

    /// <summary>No whole answer came: it is read back, and never asked again.</summary>
    Unknown,

    Done,
    NotDone,
}
