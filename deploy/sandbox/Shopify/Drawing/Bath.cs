using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>Soap, towels, blankets.</summary>
public static class Bath
{
    public static void Soap(Brush b, SKColor main, SKColor accent)
    {
        var pale = Palette.Lighter(main, .3f);
        b.FloorShadow(500, 838, 270);
        b.Body("M236 788 Q500 812 764 788 Q776 840 724 850 Q500 870 276 850 Q224 840 236 788 Z", new SKColor(0xB9, 0x8A, 0x5E), false);
        b.Body("M262 640 Q262 612 292 612 L708 612 Q738 612 738 640 L738 772 Q738 800 708 800 L292 800 Q262 800 262 772 Z", Palette.Darker(pale, .1f), false);
        b.Body("M320 520 L680 520 Q700 520 708 534 L738 620 Q738 650 708 650 L292 650 Q262 650 262 620 L292 534 Q300 520 320 520 Z", pale, false);
        b.Fill("M420 520 L580 520 L598 650 L598 800 L402 800 L402 650 Z", new SKColor(0xFB, 0xF6, 0xEC));
        b.Line("M402 650 L598 650", new SKColor(0xDD, 0xD2, 0xC0), 4);
        foreach (var angle in new[] { -64, -32, 0, 32, 64 }) b.Leaf(500, 776, 84, angle, new SKColor(0x86, 0x9C, 0x77));
        foreach (var (x, y, r) in new[] { (236, 500, 34), (292, 440, 20), (770, 470, 28), (716, 410, 16), (780, 560, 14) })
        {
            b.Oval(x, y, r, r, SKColors.White.WithAlpha(110));
            b.Oval(x - r * .3f, y - r * .35f, r * .28f, r * .22f, SKColors.White.WithAlpha(220));
        }
    }

    public static void Towel(Brush b, SKColor main, SKColor accent)
    {
        const string Cloth = "M322 236 L678 236 L690 850 Q500 872 310 850 Z";
        b.Line("M150 236 L850 236", new SKColor(0x8E, 0x6B, 0x4A), 24);
        b.Line("M150 230 L850 230", new SKColor(0xC0, 0x96, 0x68), 12);
        b.Oval(150, 234, 22, 22, new SKColor(0xA9, 0x80, 0x55));
        b.Oval(850, 234, 22, 22, new SKColor(0xA9, 0x80, 0x55));
        b.WallShadow(Cloth);
        b.Body("M340 214 L660 214 L672 560 L328 560 Z", Palette.Darker(main, .18f));
        b.Body(Cloth, main);
        b.Fill("M322 226 Q500 212 678 226 L679 262 Q500 248 321 262 Z", Palette.Lighter(main, .32f));
        b.Body("M313 720 Q500 742 687 720 L688 760 Q500 782 312 760 Z", Palette.Darker(main, .26f), false);
        for (var x = 318; x < 690; x += 17) b.Line(FormattableString.Invariant($"M{x} 852 L{x - 3} 886"), Palette.Darker(main, .12f), 6);
    }

    public static void Blanket(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(500, 856, 310);
        (int Y, float Shade)[] folds = [(724, .16f), (606, .07f), (488, 0f)];
        foreach (var (y, shade) in folds)
        {
            var colour = Palette.Darker(main, shade);
            b.Body(FormattableString.Invariant($"M230 {y} L770 {y} Q806 {y + 64} 770 {y + 128} L230 {y + 128} Q182 {y + 64} 230 {y} Z"), colour);
            b.Line(FormattableString.Invariant($"M236 {y + 64} L780 {y + 64}"), Palette.Darker(colour, .22f), 5);
        }
        b.Body("M560 470 L742 470 L746 760 Q650 776 556 760 Z", Palette.Lighter(main, .06f));
        for (var x = 562; x < 746; x += 20) b.Line(FormattableString.Invariant($"M{x} 762 L{x - 2} 810"), Palette.Darker(main, .2f), 8);
        b.Line("M230 488 L770 488", Palette.Lighter(main, .35f), 7);
    }
}
