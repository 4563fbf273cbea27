using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>Bags, shoes, hats, socks, earrings.</summary>
public static class Adornments
{
    public static void Tote(Brush b, SKColor main, SKColor accent)
    {
        const string Cut = "M292 452 L708 452 L744 856 Q746 878 722 878 L278 878 Q254 878 256 856 Z";
        b.Line("M500 96 L500 150", new SKColor(0x8E, 0x6B, 0x4A), 26);
        b.Oval(500, 160, 25, 25, new SKColor(0xB9, 0x8A, 0x5A));
        b.Line("M420 456 C430 300 470 190 500 170 C530 190 570 300 580 456", Palette.Darker(main, .3f), 27);
        b.WallShadow(Cut);
        // What came home from the market.
        foreach (var (x, angle) in new[] { (330, -16), (362, -4), (350, -30) }) b.Leaf(x, 480, 190, angle, new SKColor(0x8B, 0xA4, 0x7C));
        b.Canvas.Save();
        b.Canvas.RotateDegrees(14, 620, 460);
        b.Body("M588 500 L588 330 Q590 280 622 280 Q654 280 656 330 L656 500 Z", new SKColor(0xCB, 0x90, 0x52), false);
        b.Line("M604 340 L640 326 M604 386 L640 372 M604 432 L640 418", new SKColor(0xF3, 0xDC, 0xB2), 9);
        b.Canvas.Restore();
        b.Body(Cut, main);
        b.Body("M291 452 L709 452 L713 498 L287 498 Z", Palette.Darker(main, .09f), false);
        b.Line("M290 496 L711 496", Palette.Darker(main, .3f), 3, [12, 8]);
        b.Line("M384 520 C372 330 440 200 500 168 C560 200 628 330 616 520", Palette.Darker(main, .13f), 31);
        b.Line("M384 514 C372 330 440 200 500 164 C560 200 628 330 616 514", Palette.Lighter(main, .12f), 23);
        foreach (var x in new[] { 384, 616 }) b.Line(FormattableString.Invariant($"M{x - 12} 506 l24 30 M{x + 12} 506 l-24 30"), Palette.Darker(main, .35f), 4);
        var print = main.Red + main.Green + main.Blue < 380 ? Palette.Lighter(main, .8f) : Palette.Darker(main, .5f);
        b.Line("M500 790 L500 640", print, 6);
        foreach (var (y, s) in new[] { (770, 1), (730, 1), (690, 1) })
        {
            b.Leaf(500, y, 76 * s, -56, print);
            b.Leaf(500, y, 76 * s, 56, print);
        }
        b.Leaf(500, 650, 72, 0, print);
    }

    public static void Handbag(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(500, 852, 270);
        b.Line("M330 520 C340 250 660 250 670 520", Palette.Darker(main, .3f), 32);
        b.Line("M330 512 C340 244 660 244 670 512", Palette.Lighter(main, .14f), 20);
        b.Body("M268 500 Q270 476 296 476 L704 476 Q730 476 732 500 L764 812 Q766 852 726 852 L274 852 Q234 852 236 812 Z", main);
        b.Body("M266 496 Q268 470 296 470 L704 470 Q732 470 734 496 L716 640 Q700 704 500 708 Q300 704 284 640 Z", Palette.Lighter(main, .12f), false);
        b.Line("M286 500 L300 630 Q320 684 500 688 Q680 684 700 630 L714 500", Palette.Lighter(main, .4f), 3, [12, 9]);
        b.Body("M464 664 L536 664 L536 742 L464 742 Z", new SKColor(0xD0, 0xA6, 0x46), false);
        b.Oval(500, 702, 11, 11, new SKColor(0x7A, 0x5C, 0x20));
    }

    public static void Shoes(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(560, 770, 250);
        One(b, Palette.Darker(main, .14f), 176, -84);
        b.FloorShadow(420, 856, 270);
        One(b, main, 0, 0);
    }

    private static void One(Brush b, SKColor main, float x, float y)
    {
        b.Canvas.Save();
        b.Canvas.Translate(x, y);
        b.Body("M164 560 Q170 530 206 532 L318 520 Q340 520 352 548 Q400 640 520 672 Q650 700 668 760 L672 800 L166 800 Q140 690 164 560 Z", main);
        b.Fill("M150 786 L682 786 Q700 838 664 856 L182 856 Q146 848 150 786 Z", new SKColor(0xFB, 0xF7, 0xF0));
        b.Line("M154 818 L688 818", Palette.Darker(main, .1f), 6);
        b.Fill("M566 690 Q652 710 670 786 L548 786 Q536 730 566 690 Z", new SKColor(0xFB, 0xF7, 0xF0));
        b.Fill("M318 520 Q340 520 352 548 Q390 620 462 652 L420 700 Q330 640 300 540 Z", Palette.Lighter(main, .3f));
        foreach (var (lx, ly) in new[] { (338, 566), (362, 606), (396, 642), (434, 670) })
            b.Line(FormattableString.Invariant($"M{lx - 24} {ly + 16} L{lx + 26} {ly - 14}"), SKColors.White, 12);
        b.Line("M178 560 Q190 660 178 786 M220 540 Q250 660 330 786", Palette.Darker(main, .26f), 4, [11, 8]);
        b.Oval(250, 690, 34, 34, Palette.Darker(main, .24f));
        b.Oval(250, 690, 24, 24, Palette.Lighter(main, .5f));
        b.Canvas.Restore();
    }

    public static void Beanie(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(500, 846, 260);
        b.Body("M262 700 C250 420 380 300 500 300 C620 300 750 420 738 700 Z", main);
        b.Line("M500 304 L500 690 M420 318 Q350 450 352 690 M580 318 Q650 450 648 690", Palette.Darker(main, .22f), 6);
        b.Body("M240 676 Q240 652 264 652 L736 652 Q760 652 760 676 L766 816 Q766 846 736 846 L264 846 Q234 846 234 816 Z", Palette.Lighter(main, .1f));
        b.Fill("M640 720 L700 720 L700 780 L640 780 Z", new SKColor(0xC6, 0x93, 0x5A));
    }

    public static void StrawHat(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(500, 810, 360);
        b.Body("M130 760 Q300 660 500 660 Q700 660 870 760 Q880 812 700 828 Q500 846 300 828 Q120 812 130 760 Z", main, false);
        b.Body("M296 740 C280 500 360 420 500 420 C640 420 720 500 704 740 Q500 776 296 740 Z", Palette.Lighter(main, .1f), false);
        b.Body("M294 660 Q500 700 706 660 L706 738 Q500 776 294 738 Z", Palette.Darker(accent, .2f), false);
        for (var y = 470; y < 650; y += 34) b.Line(FormattableString.Invariant($"M{330 - (y - 470) / 5} {y} Q500 {y + 26} {670 + (y - 470) / 5} {y}"), Palette.Darker(main, .18f), 4);
        b.Line("M170 766 Q500 850 830 766 M220 742 Q500 690 780 742", Palette.Darker(main, .16f), 4);
    }

    public static void Socks(Brush b, SKColor main, SKColor accent)
    {
        b.Line("M200 216 L800 216", new SKColor(0xB9, 0x9A, 0x76), 7);
        Sock(b, new SKColor(0xDD, 0xCF, 0xB8), 0);
        Sock(b, new SKColor(0xB5, 0x5E, 0x40), 270);
    }

    private static void Sock(Brush b, SKColor colour, float x)
    {
        const string Cut = "M286 230 L430 230 L436 560 Q446 620 520 664 Q600 720 560 790 Q520 836 440 800 Q310 740 290 620 Z";
        b.Canvas.Save();
        b.Canvas.Translate(x - 10, 0);
        b.WallShadow(Cut);
        b.Body(Cut, colour);
        b.Body("M282 226 L434 226 L436 318 L284 318 Z", Palette.Darker(colour, .16f), false);
        for (var i = 292; i < 434; i += 17) b.Line(FormattableString.Invariant($"M{i} 232 L{i} 312"), Palette.Darker(colour, .28f), 4);
        b.Fill("M500 652 Q600 716 562 788 Q530 826 480 812 Q470 720 500 652 Z", Palette.Darker(colour, .2f));
        b.Fill("M289 590 Q330 560 352 620 Q344 690 316 704 Q290 650 289 590 Z", Palette.Darker(colour, .2f));
        b.Fill("M346 190 L370 190 L372 262 L344 262 Z", new SKColor(0xD8, 0xB4, 0x84));
        b.Canvas.Restore();
    }

    public static void Earrings(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(510, 856, 220);
        b.Body("M292 250 Q292 226 316 226 L684 226 Q708 226 708 250 L724 838 Q724 856 704 856 L296 856 Q276 856 276 838 Z", new SKColor(0xFB, 0xF6, 0xEC), false);
        b.Line("M430 780 L570 780 M460 806 L540 806", new SKColor(0xC9, 0xBC, 0xA8), 6);
        foreach (var x in new[] { 400f, 600f })
        {
            b.Line(FormattableString.Invariant($"M{x} 392 L{x} 470"), Palette.Darker(main, .2f), 6);
            b.Oval(x, 388, 13, 13, Palette.Darker(main, .1f));
            b.Body(FormattableString.Invariant($"M{x - 88} 470 L{x + 88} 470 Q{x + 84} 640 {x} 648 Q{x - 84} 640 {x - 88} 470 Z"), main, false);
            foreach (var (dx, dy, r) in new[] { (-50, 500, 12), (-14, 522, 14), (30, 506, 11), (54, 540, 12), (-40, 556, 13), (6, 574, 14), (40, 592, 10), (-16, 616, 10) })
                b.Oval(x + dx, dy, r, r * .8f, Palette.Lighter(main, .35f).WithAlpha(150));
            b.Line(FormattableString.Invariant($"M{x - 86} 472 L{x + 86} 472"), Palette.Lighter(main, .5f), 6);
        }
    }
}
