using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>What holds something: coffee, wax, water, branches.</summary>
public static class Vessels
{
    public static void Mug(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(490, 852, 190);
        b.Line("M664 516 C830 480 838 742 646 726", Palette.Darker(main, .16f), 50);
        b.Line("M664 510 C822 478 828 732 646 718", main, 38);
        b.Body("M296 440 Q300 820 356 846 Q484 872 612 846 Q676 820 680 440 Z", main);
        b.Oval(488, 440, 192, 50, Palette.Lighter(main, .4f));
        b.Oval(488, 444, 172, 40, Palette.Darker(main, .36f));
        b.Oval(488, 452, 160, 32, new SKColor(0x6B, 0x45, 0x2E));
        b.Oval(466, 448, 88, 13, new SKColor(0xA5, 0x75, 0x4E));
        b.Line("M324 800 Q484 838 652 800", Palette.Darker(main, .18f), 5);
        foreach (var x in new[] { 420, 490, 560 })
            b.Line(FormattableString.Invariant($"M{x} 386 C{x - 34} 340 {x + 34} 306 {x} 254"), SKColors.White.WithAlpha(130), 11);
    }

    public static void Candle(Brush b, SKColor main, SKColor accent)
    {
        b.Glow(500, 340, 330, new SKColor(0xFF, 0xE0, 0x9A, 170));
        b.FloorShadow(500, 850, 180);
        b.Body("M328 440 L672 440 L664 812 Q658 850 612 850 L388 850 Q342 850 336 812 Z", Palette.Lighter(main, .1f), false);
        b.Fill("M332 520 L668 520 L662 812 Q656 846 612 846 L388 846 Q344 846 338 812 Z", Palette.Lighter(main, .34f));
        b.Oval(500, 520, 168, 30, Palette.Lighter(main, .6f));
        b.Glow(500, 520, 150, new SKColor(0xFF, 0xD9, 0x8A, 190));
        b.Oval(500, 440, 172, 32, SKColors.White.WithAlpha(70));
        b.Line("M328 440 A172 32 0 1 0 672 440 A172 32 0 1 0 328 440", SKColors.White.WithAlpha(200), 5);
        b.Line("M500 518 L500 432", new SKColor(0x4A, 0x3A, 0x30), 7);
        b.Fill("M500 300 C548 362 546 420 500 438 C454 420 452 362 500 300 Z", new SKColor(0xF2, 0x9C, 0x38));
        b.Fill("M500 348 C528 384 526 418 500 430 C474 418 472 384 500 348 Z", new SKColor(0xFF, 0xEC, 0xB0));
        b.Fill("M404 620 L596 620 L596 770 L404 770 Z", new SKColor(0xFB, 0xF6, 0xEC));
        b.Line("M420 636 L580 636 L580 754 L420 754 Z", Palette.Darker(main, .45f), 3);
        foreach (var angle in new[] { -50, -18, 18, 50 }) b.Leaf(500, 736, 62, angle, new SKColor(0x7E, 0x98, 0x76));
        b.Line("M352 470 L360 800", SKColors.White.WithAlpha(120), 12);
    }

    public static void Vase(Brush b, SKColor main, SKColor accent)
    {
        var wood = new SKColor(0x7A, 0x5D, 0x45);
        b.Line("M496 420 C470 300 400 220 360 130 M502 420 C520 290 540 220 520 90 M508 420 C560 320 640 270 680 200", wood, 9);
        (float X, float Y, float Angle)[] leaves =
            [(366, 146, -30), (392, 204, -80), (408, 226, 40), (446, 294, -70), (462, 330, 40), (522, 100, 0), (528, 170, 60), (530, 220, -60), (520, 290, 60), (514, 330, -60), (676, 206, 40), (640, 248, -14), (612, 268, 90), (568, 318, -4), (546, 350, 88)];
        foreach (var (x, y, angle) in leaves) b.Leaf(x, y, 86, angle, new SKColor(0x88, 0xA0, 0x80));
        foreach (var (x, y) in new[] { (352, 118), (520, 74), (694, 186), (436, 262), (598, 300) })
        {
            b.Oval(x, y, 19, 19, Palette.Lighter(accent, .5f));
            b.Oval(x, y, 8, 8, Palette.Lighter(accent, .8f));
        }
        b.FloorShadow(500, 856, 150);
        b.Body("M446 410 Q452 470 410 530 Q346 620 356 720 Q366 830 420 856 Q500 872 580 856 Q634 830 644 720 Q654 620 590 530 Q548 470 554 410 Z", main);
        b.Oval(500, 410, 55, 14, Palette.Darker(main, .45f));
        b.Line("M445 410 A55 14 0 1 0 555 410", Palette.Lighter(main, .3f), 7);
        b.Line("M360 690 Q500 722 640 690 M358 724 Q500 756 642 724", Palette.Darker(main, .18f), 6);
    }

    public static void Carafe(Brush b, SKColor main, SKColor accent)
    {
        const string Glass = "M436 240 L564 240 Q556 400 596 490 Q684 590 676 720 Q668 836 610 852 L390 852 Q332 836 324 720 Q316 590 404 490 Q444 400 436 240 Z";
        b.FloorShadow(500, 854, 180);
        b.Fill(Glass, Palette.Lighter(main, .3f).WithAlpha(165));
        b.Fill("M352 590 Q500 622 648 590 Q684 650 674 724 Q666 832 610 848 L390 848 Q334 832 326 724 Q316 650 352 590 Z", Palette.Darker(main, .04f).WithAlpha(190));
        b.Oval(500, 592, 148, 26, Palette.Lighter(main, .55f).WithAlpha(210));
        b.Line(Glass, SKColors.White.WithAlpha(190), 7);
        b.Oval(500, 240, 64, 15, SKColors.White.WithAlpha(150));
        b.Line("M372 640 Q350 720 388 812 M462 280 Q458 400 436 470", SKColors.White.WithAlpha(190), 13);
        foreach (var (x, y, r) in new[] { (560, 700, 9), (584, 640, 6), (520, 770, 7), (470, 690, 5), (600, 770, 6), (540, 530, 5), (470, 540, 4) }) b.Oval(x, y, r, r, SKColors.White.WithAlpha(150));
    }
}
