using System.Globalization;

namespace Tests.Bench;

/// <summary>Milliseconds, and their percentiles.</summary>
internal sealed class Figures(string name)
{
    private readonly List<double> _values = [];

    public void Add(double ms) => _values.Add(ms);

    public override string ToString()
    {
        var sorted = _values.Order().ToList();
        string At(double share) => sorted[Math.Min((int)(sorted.Count * share), sorted.Count - 1)].ToString("0.00", CultureInfo.InvariantCulture);
        return sorted.Count == 0
            ? $"{name,-34} none"
            : $"{name,-34} n {sorted.Count,5}   p50 {At(0.5),8}   p95 {At(0.95),8}   p99 {At(0.99),8}   max {At(1),8}   ms";
    }
}
