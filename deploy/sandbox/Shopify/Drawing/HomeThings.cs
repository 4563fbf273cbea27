using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>Desk, kitchen, window sill.</summary>
public static class HomeThings
{
    private static readonly SKColor Green = new(0x7C, 0x97, 0x72);

    public static void Notebook(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(510, 862, 250);
        b.Canvas.Save();
        b.Canvas.RotateDegrees(-6, 500, 560);
        b.Body("M306 262 L724 262 L724 850 L306 850 Z", new SKColor(0xF5, 0xEE, 0xE0), false);
        b.Body("M286 246 Q286 234 298 234 L696 234 Q708 234 708 246 L708 832 Q708 844 696 844 L298 844 Q286 844 286 832 Z", main, false);
        b.Fill("M286 246 Q286 234 298 234 L340 234 L340 844 L298 844 Q286 844 286 832 Z", Palette.Darker(main, .22f));
        b.Fill("M420 360 L636 360 L636 496 L420 496 Z", new SKColor(0xFB, 0xF6, 0xEC));
        b.Line("M452 404 L604 404 M452 436 L604 436 M452 466 L552 466", Palette.Lighter(main, .2f), 5);
        b.Fill("M640 234 L660 234 L660 844 L640 844 Z", Palette.Darker(main, .4f));
        b.Fill("M470 844 L494 844 L494 900 L482 884 L470 900 Z", new SKColor(0xB5, 0x56, 0x3A));
        b.Canvas.Restore();
        b.Canvas.Save();
        b.Canvas.RotateDegrees(16, 800, 600);
        b.Body("M782 300 L818 300 L818 790 L800 850 L782 790 Z", new SKColor(0xD8, 0xA9, 0x48), false);
        b.Fill("M782 790 L818 790 L800 850 Z", new SKColor(0xEE, 0xD6, 0xAE));
        b.Fill("M794 830 L806 830 L800 850 Z", new SKColor(0x3A, 0x34, 0x30));
        b.Canvas.Restore();
    }

    public static void Plant(Brush b, SKColor main, SKColor accent)
    {
        var trunk = new SKColor(0x80, 0x64, 0x4A);
        b.Line("M500 660 C490 560 512 500 498 380", trunk, 19);
        b.Line("M500 520 C450 460 430 420 400 370 M502 470 C550 420 570 390 610 340 M498 400 C480 330 486 290 470 220 M500 400 C530 330 530 290 550 230", trunk, 9);
        (float X, float Y)[] tips = [(400, 370), (610, 340), (470, 220), (550, 230), (498, 380), (440, 420), (566, 390), (490, 300), (530, 310), (350, 330), (650, 290), (420, 260), (596, 220), (508, 170)];
        foreach (var (x, y) in tips)
            for (var angle = -150; angle <= 150; angle += 60)
                b.Leaf(x, y, 78 + (x * 7 + y) % 20, angle + x % 40, Palette.Mix(Green, new SKColor(0xB4, 0xC2, 0x9B), (x + y + angle) % 90 / 90));
        foreach (var (x, y) in new[] { (420, 350), (580, 300), (470, 260), (540, 370), (620, 380) }) b.Oval(x, y, 12, 15, new SKColor(0x4C, 0x4F, 0x3A));
        var clay = new SKColor(0xC2, 0x74, 0x52);
        b.FloorShadow(500, 856, 165);
        b.Body("M346 676 L654 676 L622 836 Q616 856 592 856 L408 856 Q384 856 378 836 Z", clay, false);
        b.Body("M328 636 Q328 626 338 626 L662 626 Q672 626 672 636 L672 692 Q672 702 662 702 L338 702 Q328 702 328 692 Z", Palette.Lighter(clay, .1f), false);
        b.Oval(500, 628, 166, 17, new SKColor(0x5A, 0x42, 0x32));
    }

    public static void Board(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(500, 846, 300);
        b.Body("M300 330 Q300 290 340 290 L440 290 L452 170 Q456 130 500 130 Q544 130 548 170 L560 290 L660 290 Q700 290 700 330 L700 806 Q700 846 660 846 L340 846 Q300 846 300 806 Z", main, false);
        b.Oval(500, 184, 22, 22, Palette.Darker(main, .5f));
        b.Line("M350 310 Q340 560 360 830 M420 300 Q440 540 416 836 M486 240 Q470 540 496 836 M560 300 Q580 560 556 836 M636 300 Q620 600 648 830", Palette.Darker(main, .17f), 5);
        b.Body("M236 846 C220 740 300 668 430 668 C570 668 700 690 742 770 Q756 846 716 850 L270 852 Q240 852 236 846 Z", new SKColor(0xB9, 0x77, 0x40), false);
        b.Line("M352 692 Q392 740 372 800 M462 676 Q506 730 486 800 M572 682 Q616 740 598 804", new SKColor(0xF1, 0xD9, 0xAE), 16);
    }

    public static void Wraps(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(500, 852, 280);
        SKColor[] colours = [Palette.Darker(main, .1f), Palette.Lighter(accent, .1f), new(0xE0, 0xBB, 0x5C)];
        for (var i = 0; i < 3; i++)
        {
            var (x, y) = (240 + i * 22, 760 - i * 104);
            b.Body(FormattableString.Invariant($"M{x} {y} Q{x} {y - 14} {x + 14} {y - 14} L{x + 476} {y - 14} Q{x + 500} {y + 38} {x + 476} {y + 92} L{x + 14} {y + 92} Q{x} {y + 92} {x} {y + 78} Z"), colours[i], false);
            b.Line(FormattableString.Invariant($"M{x + 6} {y + 38} L{x + 484} {y + 38}"), Palette.Darker(colours[i], .2f), 4);
            for (var d = 40; d < 470; d += 74) b.Fill(FormattableString.Invariant($"M{x + d} {y + 2} l16 9 v18 l-16 9 l-16 -9 v-18 Z"), Palette.Lighter(colours[i], .36f));
        }
        b.Line("M506 520 L516 852 M490 520 L500 852", new SKColor(0x9B, 0x7B, 0x55), 6);
        b.Line("M500 520 C430 440 400 500 500 520 C600 440 620 500 500 520 M496 522 L440 580 M506 522 L570 572", new SKColor(0x9B, 0x7B, 0x55), 8);
    }

    public static void Apron(Brush b, SKColor main, SKColor accent)
    {
        const string Cut = "M394 270 L606 270 Q620 430 730 480 L716 850 Q500 880 284 850 L270 480 Q380 430 394 270 Z";
        b.Oval(500, 148, 16, 16, new SKColor(0x8E, 0x6B, 0x4A));
        b.Line("M404 280 Q430 180 500 152 Q570 180 596 280", Palette.Darker(main, .26f), 22);
        b.WallShadow(Cut);
        b.Body(Cut, main);
        b.Line("M394 290 L606 290", Palette.Darker(main, .25f), 4, [11, 8]);
        b.Body("M330 560 L490 560 L488 716 L334 716 Z", Palette.Lighter(main, .12f), false);
        b.Body("M510 560 L670 560 L666 716 L512 716 Z", Palette.Lighter(main, .06f), false);
        b.Line("M330 562 L490 562 M510 562 L670 562", Palette.Darker(main, .32f), 7);
        b.Line("M272 484 C220 520 236 600 204 660 M728 484 C780 520 764 600 796 660", Palette.Darker(main, .22f), 18);
        b.Leaf(584, 566, 120, 12, Green);
        b.Leaf(612, 566, 96, 34, Palette.Lighter(Green, .2f));
    }

    public static void Parcel(Brush b, SKColor main, SKColor accent)
    {
        b.FloorShadow(500, 852, 250);
        b.Body("M270 520 L730 520 L716 852 L284 852 Z", main, false);
        b.Body("M246 446 Q246 436 256 436 L744 436 Q754 436 754 446 L750 540 L250 540 Z", Palette.Lighter(main, .12f), false);
        b.Body("M462 436 L538 436 L536 852 L464 852 Z", Palette.Lighter(accent, .25f), false);
        b.Line("M500 436 C400 300 320 400 500 436 C680 300 690 400 500 436", Palette.Lighter(accent, .2f), 27);
        b.Line("M494 436 C450 480 440 500 420 540 M506 436 C550 480 566 500 584 536", Palette.Lighter(accent, .1f), 22);
    }
}
