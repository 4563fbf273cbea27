using Conversations.Insights;
using SkiaSharp;

namespace Bot.Pictures.Charts;

/// <summary>One colour for what is told of, greys for all else.</summary>
/// <param name="Ink">Of words that matter most.</param>
/// <param name="Soft">Of all other words.</param>
/// <param name="Accent">Of the numbers.</param>
/// <param name="Past">Of the numbers before: their edge, as clear as the accent.</param>
/// <param name="PastFill">Below that edge.</param>
/// <param name="Grid">Of the lines at round numbers.</param>
/// <param name="Zero">Of the line at 0.</param>
/// <param name="Hatch">Of what is not yet.</param>
internal sealed record ChartColours(SKColor Paper, SKColor Ink, SKColor Soft, SKColor Accent, SKColor Past, SKColor PastFill, SKColor Grid, SKColor Zero, SKColor Hatch)
{
    private static readonly ChartColours
        Light = new(new(0xFFFCFBF9), new(0xFF1B1F24), new(0xFF5B616B), new(0xFF0B6B80), new(0xFF6B717B), new(0xFFDCDFE4), new(0xFFE9E7E2), new(0xFFA3A8B0), new(0xFFCDC8BE)),
        Dark = new(new(0xFF15181D), new(0xFFF2F4F6), new(0xFFA9B0BA), new(0xFF4FC4DA), new(0xFF8F97A3), new(0xFF363C45), new(0xFF262B32), new(0xFF5B636E), new(0xFF3E4550));

    public static ChartColours Of(ChartTheme theme) => theme == ChartTheme.Dark ? Dark : Light;
}
