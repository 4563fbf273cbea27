using System.Globalization;

namespace Conversations.Insights;

/// <summary>The words of a chart that are the same in each, in its language.</summary>
public sealed record ChartWords
{
    /// <summary>What the coloured and the grey stand for: <c>these 7 days</c>, <c>the 7 before</c>.</summary>
    public required string Now { get; init; }

    /// <inheritdoc cref="Now"/>
    public required string Before { get; init; }

    /// <summary>Stands on days without a value.</summary>
    public required string NotYet { get; init; }

    /// <summary>Stands in a panel that has no value at all.</summary>
    public required string Empty { get; init; }

    /// <summary>For the ear, instead of ▲ and ▼.</summary>
    public required string Up { get; init; }

    /// <inheritdoc cref="Up"/>
    public required string Down { get; init; }

    /// <summary>Of a number {0} and its day {1}.</summary>
    public required string Highest { get; init; }

    /// <inheritdoc cref="Highest"/>
    public required string Lowest { get; init; }

    /// <summary>Of a number {0} that stands on every day.</summary>
    public required string Always { get; init; }

    /// <summary>Of a number {0} and its day {1}, where there is one day alone.</summary>
    public required string Only { get; init; }

    /// <summary>Of days or weeks in a row: from {0} to {1}.</summary>
    public required string Span { get; init; }

    /// <summary>German where the language is, else English.</summary>
    /// <param name="days">How many days are told of; the time before is as long.</param>
    public static ChartWords In(CultureInfo language, int days) => language.TwoLetterISOLanguageName == "de"
        ? new()
        {
            Now = days == 1 ? "dieser Tag" : $"diese {days} Tage", Before = days == 1 ? "der Tag davor" : $"die {days} davor",
            NotYet = "noch nicht", Empty = "Noch keine Zahlen", Up = "plus", Down = "minus",
            Highest = "am meisten {0} ({1})", Lowest = "am wenigsten {0} ({1})", Always = "immer {0}", Only = "{0} ({1})", Span = "{0} bis {1}",
        }
        : new()
        {
            Now = days == 1 ? "this day" : $"these {days} days", Before = days == 1 ? "the day before" : $"the {days} before",
            NotYet = "not yet", Empty = "No numbers yet", Up = "up", Down = "down",
            Highest = "most {0} ({1})", Lowest = "least {0} ({1})", Always = "always {0}", Only = "{0} ({1})", Span = "{0} to {1}",
        };
}
