using System.Text.Json.Nodes;

namespace Sandbox.Gemini.Bill;

/// <summary>What every answer would have cost, whether it arrived or not. Thread-safe.</summary>
public sealed class TokenBill
{
    // https://ai.google.dev/gemini-api/docs/rate-limits: days end at midnight Pacific.
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private readonly Lock _gate = new();
    private readonly SortedDictionary<(DateOnly Day, string Model, bool Batched), (int Calls, TokenUse Use)> _lines = [];

    public void Charge(JsonObject answer, DateTimeOffset at, bool batched)
    {
        var line = (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Pacific).Date), answer["modelVersion"]!.GetValue<string>(), batched);
        lock (_gate)
        {
            var (calls, use) = _lines.GetValueOrDefault(line);
            _lines[line] = (calls + 1, use + TokenUse.Of(answer["usageMetadata"]));
        }
    }

    public object Show()
    {
        lock (_gate)
        {
            var lines = _lines.Select(l => new BillLine
            {
                Day = l.Key.Day, Model = l.Key.Model, Batched = l.Key.Batched, Calls = l.Value.Calls, Tokens = l.Value.Use, Dollars = ListPrice.Of(l.Key.Model, l.Key.Day)?.Dollars(l.Value.Use, l.Key.Batched),
            }).ToList();
            return new
            {
                Note = "Tokens are an estimate: characters ÷ 4. Dollars are list prices of the day. Days are those of California.",
                Calls = lines.Sum(l => l.Calls),
                Dollars = lines.Sum(l => l.Dollars ?? 0),
                Unpriced = lines.Where(l => l.Dollars is null).Sum(l => l.Calls),
                ByModel = lines.GroupBy(l => (l.Model, l.Batched)).Select(g => BillLine.Sum(g) with { Model = g.Key.Model, Batched = g.Key.Batched }),
                ByDay = lines.GroupBy(l => l.Day).Select(g => BillLine.Sum(g) with { Day = g.Key }),
            };
        }
    }

    private sealed record BillLine
    {
        public DateOnly? Day { get; init; }

        public string? Model { get; init; }

        public bool? Batched { get; init; }

        public required int Calls { get; init; }

        public required TokenUse Tokens { get; init; }

        /// <summary>Null for a model without a known price.</summary>
        public required decimal? Dollars { get; init; }

        public static BillLine Sum(IEnumerable<BillLine> lines) => lines.Aggregate(new BillLine { Calls = 0, Tokens = default, Dollars = 0 },
            (a, b) => a with { Calls = a.Calls + b.Calls, Tokens = a.Tokens + b.Tokens, Dollars = a.Dollars + b.Dollars });
    }
}
