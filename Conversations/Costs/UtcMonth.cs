using System.Globalization;

namespace Conversations.Costs;

/// <summary>
/// A calendar month, UTC. Not the shop's: its zone can change in the chat, and a change of zone must neither open a new budget nor close
/// one twice.
/// </summary>
public readonly record struct UtcMonth(int Year, int Month)
{
    public DateTimeOffset Begin => new(Year, Month, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first instant of the next one.</summary>
    public DateTimeOffset End => Begin.AddMonths(1);

    /// <summary><c>November</c>.</summary>
    public string Name => Begin.ToString("MMMM", CultureInfo.GetCultureInfo("en"));

    public static UtcMonth Of(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month);

    /// <returns><c>2026-11</c>; sorts as the months do.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
