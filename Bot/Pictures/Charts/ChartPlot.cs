using Conversations.Insights;
using SkiaSharp;

namespace Bot.Pictures.Charts;

/// <summary>A panel with its values in the places of the chart's days.</summary>
internal sealed record PlottedPanel(ChartPanel Panel, decimal?[] Now, decimal?[] Before)
{
    public bool IsEmpty { get; } = Array.TrueForAll([.. Now, .. Before], v => v is null);

    public bool HasBefore { get; } = Array.Exists(Before, v => v is not null);

    public IReadOnlyList<ChartGap> Gaps { get; } = ChartGap.In(Now);

    public ChartAxis AxisOf(int most) => ChartAxis.Over([.. Now.Concat(Before).OfType<decimal>()], most);
}

/// <summary>The numbers of one panel above each other's days: the time before in grey behind.</summary>
/// <param name="area">From the lowest mark to the highest, from the first day to the last; in pixels.</param>
internal sealed class ChartPlot(ChartPen pen, PlottedPanel panel, ChartAxis axis, SKRect area)
{
    /// <summary>Narrower than that, two bars in one place cannot be told apart: they are an area and a line; in pixels.</summary>
    private const float Narrow = 24;

    private const float WidestBar = 64, WidestBefore = 104;

    private readonly float _slot = area.Width / panel.Now.Length;

    public float Middle(int place) => area.Left + (place + 0.5f) * _slot;

    /// <param name="write">Of a number at the axis.</param>
    public void Draw(Func<decimal, string> write, string notYet)
    {
        foreach (var gap in panel.Gaps) pen.Hatch(AreaOf(gap));
        foreach (var mark in axis.Marks)
        {
            pen.Line([new(area.Left, Height(mark)), new(area.Right, Height(mark))], pen.Colours.Grid, 2);
            pen.Write(write(mark), area.Left - 18, Height(mark) + ChartPen.Small * 0.36f, ChartPen.Small, pen.Colours.Soft, area.Left, align: SKTextAlign.Right);
        }
        var bars = panel.Panel.Kind == ChartKind.Bars;
        if (bars && (_slot >= Narrow || !panel.HasBefore)) Bars();
        else Lines(filled: bars);
        pen.Line([new(area.Left, Height(0)), new(area.Right, Height(0))], pen.Colours.Zero, 2.5f);
        foreach (var gap in panel.Gaps) Label(gap, notYet);
    }

    private void Bars()
    {
        var now = Math.Min(_slot * (panel.HasBefore ? 0.5f : 0.7f), WidestBar);
        for (var i = 0; i < panel.Now.Length; i++)
        {
            if (panel.Before[i] is { } then) Before(Middle(i), Math.Min(_slot * 0.86f, WidestBefore), Height(then));
            if (panel.Now[i] is { } value) pen.Bar(Middle(i) - now / 2, Middle(i) + now / 2, Height(0), Height(value), pen.Colours.Accent);
        }
    }

    private void Before(float middle, float width, float end)
    {
        pen.Fill(SKRect.Create(middle - width / 2, Math.Min(Height(0), end), width, Math.Abs(Height(0) - end)), pen.Colours.PastFill);
        pen.Fill(SKRect.Create(middle - width / 2, end - 2, width, 4), pen.Colours.Past);
    }

    private void Lines(bool filled)
    {
        var width = Math.Clamp(_slot / 2, 3, 6);
        var (before, now) = (Runs(panel.Before), Runs(panel.Now));
        if (filled) foreach (var run in now) pen.Fill([new(run[0].X, Height(0)), .. run, new(run[^1].X, Height(0))], pen.Colours.Accent.WithAlpha(48));
        foreach (var run in before) Curve(run, pen.Colours.Past, width - 2);
        foreach (var run in now)
        {
            Curve(run, pen.Colours.Accent, width);
            if (_slot >= 40) foreach (var point in run) pen.Dot(point, pen.Colours.Accent, 9);
        }
    }

    /// <summary>One value alone is a dot.</summary>
    private void Curve(List<SKPoint> run, SKColor colour, float width)
    {
        if (run.Count == 1) pen.Dot(run[0], colour, width * 1.5f);
        else pen.Line(run, colour, width);
    }

    /// <summary>A line ends where a value is missing.</summary>
    private List<List<SKPoint>> Runs(decimal?[] values)
    {
        List<List<SKPoint>> runs = [];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value) continue;
            if (i == 0 || values[i - 1] is null) runs.Add([]);
            runs[^1].Add(new(Middle(i), Height(value)));
        }
        return runs;
    }

    /// <summary>Where it covers least of the time before; only where it fits, else the key tells.</summary>
    private void Label(ChartGap gap, string notYet)
    {
        var (area, width) = (AreaOf(gap), pen.Measure(notYet, ChartPen.Small) + 24);
        if (width > area.Width) return;
        var taken = panel.Before[gap.First..(gap.Last + 1)].OfType<decimal>().Select(Height).Append(area.Bottom).ToList();
        var middle = Enumerable.Range(0, 9).Select(i => area.Top + 30 + (area.Height - 60) * i / 8).MaxBy(y => taken.Min(t => Math.Abs(t - y)));
        pen.Fill(SKRect.Create(area.MidX - width / 2, middle - 24, width, 48), pen.Colours.Paper, 10);
        pen.Write(notYet, area.MidX, middle + ChartPen.Small * 0.34f, ChartPen.Small, pen.Colours.Soft, width, align: SKTextAlign.Center);
    }

    private SKRect AreaOf(ChartGap gap) => new(area.Left + gap.First * _slot, area.Top, area.Left + (gap.Last + 1) * _slot, area.Bottom);

    private float Height(decimal value) => area.Bottom - axis.ShareOf(value) * area.Height;
}
