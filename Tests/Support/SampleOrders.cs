using System.Globalization;
using Conversations.Orders;

namespace Tests.Support;

/// <summary>Orders for parts that are tested alone.</summary>
internal static class SampleOrders
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    /// <summary>Paid, one line of two pieces, as Shopify tells it.</summary>
    public static Order Whole(int number, DateTimeOffset? at = null) => Row(number, at) with
    {
        Lines = [new($"{number}01", "Linen tote, sand", 2, 2600, "8001")],
        JourneyReady = true,
    };

    /// <summary>The same as Appwrite's row has it.</summary>
    public static Order Row(int number, DateTimeOffset? at = null) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"61000000{number:00000}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"#{number}"),
        CreatedAt = at ?? Noon,
        UpdatedAt = at ?? Noon,
        Currency = "EUR",
        Total = 5200,
        CurrentTotal = 5200,
        Payment = "paid",
        Pieces = 2,
    };
}
