namespace Conversations.Insights;

/// <summary>Draws the numbers of a while.</summary>
public interface IChartMaker
{
    /// <summary>Takes some tens of milliseconds of one core, and asks nobody. The same chart gives the same bytes.</summary>
    /// <returns>A PNG that is <see cref="Chart.Width"/> pixels wide and no taller than <see cref="Chart.Tallest"/>.</returns>
    byte[] Make(Chart chart);
}
