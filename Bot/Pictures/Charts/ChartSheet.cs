using Conversations.Insights;
using SkiaSharp;

namespace Bot.Pictures.Charts;

/// <summary>Where things are on the picture; in pixels.</summary>
internal sealed class ChartSheet
{
    private const float Margin = 56, Right = Chart.Width - Margin, Foot = 26;

    /// <summary>From the upper edge to where the words of the first line and of the key stand.</summary>
    private const float TitleLine = 104, KeyLine = 166;

    /// <summary>Of a panel: without numbers, and with, where the days are named below it.</summary>
    private const float EmptyHeight = 156, TallestPanel = 500;

    /// <summary>What the names of the days take.</summary>
    private const float DaysHeight = 44;

    /// <summary>The days are named below each of so many; below the last alone where there are more, since the plots need the room.</summary>
    private const int MostWithDays = 3;

    private const float PanelSize = 40;

    /// <summary>From a panel's upper edge to where its heading stands, and to the highest mark; from the lowest mark to its lower edge; to where the days stand.</summary>
    private const float HeadingLine = 40, Above = 84, Below = 40, DaysLine = 42;

    /// <summary>Less, and four steps at the axis are too close to each other.</summary>
    private const float RoomForFour = 290;

    private static readonly float[] TitleSizes = [56, 46, 40];

    private readonly Chart _chart;

    private readonly IReadOnlyList<DateOnly> _days;

    private readonly IReadOnlyList<PlottedPanel> _panels;

    private readonly bool _hasBefore, _hasGaps;

    private readonly List<PlottedPanel> _withDays;

    private readonly float _plotHeight;

    public ChartSheet(Chart chart)
    {
        (_chart, _days) = (chart, chart.Days);
        _panels = [.. chart.Panels.Take(Chart.MostPanels).Select(p => new PlottedPanel(p, chart.Values(p.Points), chart.Before(p)))];
        var plotted = _panels.Where(p => !p.IsEmpty).ToList();
        (_hasBefore, _hasGaps) = (plotted.Exists(p => p.HasBefore), plotted.Exists(p => p.Gaps.Count > 0));
        _withDays = plotted.Count > MostWithDays ? [plotted[^1]] : plotted;
        var room = Chart.Tallest - Top - Foot - (_panels.Count - plotted.Count) * EmptyHeight - _withDays.Count * DaysHeight;
        _plotHeight = plotted.Count == 0 ? 0 : Math.Min(TallestPanel - DaysHeight, MathF.Floor(room / plotted.Count));
    }

    public int Height => (int)(Top + Foot + _panels.Sum(HeightOf));

    private float Top => _hasBefore || _hasGaps ? KeyLine + 46 : TitleLine + 56;

    public void Draw(ChartPen pen)
    {
        var subtitle = Math.Min(pen.Measure(_chart.Subtitle, ChartPen.Small) + 1, (Right - Margin) * 0.6f);
        var room = Right - Margin - subtitle - 32;
        var size = TitleSizes.FirstOrDefault(s => pen.Measure(_chart.Title, s, strong: true) <= room, TitleSizes[^1]);
        pen.Write(_chart.Title, Margin, TitleLine, size, pen.Colours.Ink, room, strong: true);
        pen.Write(_chart.Subtitle, Right, TitleLine, ChartPen.Small, pen.Colours.Soft, subtitle, align: SKTextAlign.Right);
        Key(pen);
        var axes = _panels.Select(p => p.AxisOf(_plotHeight > RoomForFour ? 4 : 3)).ToList();
        var left = Margin + axes.SelectMany(a => a.Marks).Append(0).Max(m => pen.Measure(ChartDates.Number(_chart.Culture, m), ChartPen.Small)) + 18;
        var top = Top;
        foreach (var (panel, axis) in _panels.Zip(axes))
        {
            Heading(pen, panel.Panel, top + HeadingLine);
            if (panel.IsEmpty) pen.Write(_chart.Words.Empty, Margin, top + Above + 12, ChartPen.Small, pen.Colours.Soft, Right - Margin);
            else Plot(pen, panel, axis, new(left, top + Above, Right, top + _plotHeight - Below));
            top += HeightOf(panel);
        }
    }

    private void Plot(ChartPen pen, PlottedPanel panel, ChartAxis axis, SKRect area)
    {
        var plot = new ChartPlot(pen, panel, axis, area);
        plot.Draw(v => ChartDates.Number(_chart.Culture, v), _chart.Words.NotYet);
        if (!_withDays.Contains(panel)) return;
        float Width(string text) => pen.Measure(text, ChartPen.Small);
        foreach (var (place, text) in DayLabels.For(_days, _chart.DaysPerPoint, _chart.Culture, area.Width / _days.Count, Width))
        {
            var half = Width(text) / 2;
            pen.Write(text, Math.Clamp(plot.Middle(place), area.Left + half - 18, Right - half), area.Bottom + DaysLine, ChartPen.Small, pen.Colours.Soft, area.Width, align: SKTextAlign.Center);
        }
    }

    /// <summary><c>Reach people a day … 3,410 ▲ 12 %</c></summary>
    private static void Heading(ChartPen pen, ChartPanel panel, float line)
    {
        var room = Right - Margin;
        if (panel.Change.Length > 0) room -= pen.Write(panel.Change, Right, line, 34, pen.Colours.Soft, room * 0.4f, align: SKTextAlign.Right) + 18;
        if (panel.Figure.Length > 0) room -= pen.Write(panel.Figure, Margin + room, line, PanelSize, pen.Colours.Accent, room * 0.6f, strong: true, align: SKTextAlign.Right) + 24;
        var title = pen.Write(panel.Title, Margin, line, PanelSize, pen.Colours.Ink, room, strong: true) + 18;
        if (title + pen.Measure(panel.Unit, ChartPen.Small) <= room) pen.Write(panel.Unit, Margin + title, line, ChartPen.Small, pen.Colours.Soft, room - title);
    }

    /// <summary>What the colours stand for.</summary>
    private void Key(ChartPen pen)
    {
        if (!_hasBefore && !_hasGaps) return;
        var x = Margin;
        SKRect Swatch(float height = 26) => SKRect.Create(x, KeyLine - 11 - height / 2, 26, height);
        pen.Fill(Swatch(), pen.Colours.Accent, 5);
        Word(_chart.Words.Now);
        if (_hasBefore)
        {
            pen.Fill(Swatch(5), pen.Colours.Past);
            Word(_chart.Words.Before);
        }
        if (!_hasGaps) return;
        pen.Hatch(Swatch());
        Word(_chart.Words.NotYet);

        void Word(string word) => x += 40 + pen.Write(word, x + 40, KeyLine, ChartPen.Small, pen.Colours.Soft, Math.Max(0, Right - x - 40)) + 44;
    }

    private float HeightOf(PlottedPanel panel) => panel.IsEmpty ? EmptyHeight : _plotHeight + (_withDays.Contains(panel) ? DaysHeight : 0);
}
