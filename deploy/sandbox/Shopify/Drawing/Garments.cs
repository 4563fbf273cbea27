using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>Clothes on a hanger.</summary>
public static class Garments
{
    private const string Torso = "M388 258 Q500 330 612 258 L690 290 L704 826 Q500 856 296 826 L310 290 Z";
    private const string LeftSleeve = "M326 282 Q262 306 244 372 L176 764 Q228 796 284 790 L336 486 Z";
    private const string RightSleeve = "M674 282 Q738 306 756 372 L824 764 Q772 796 716 790 L664 486 Z";

    public static void Shirt(Brush b, SKColor main, SKColor accent)
    {
        LongSleeved(b, main);
        var line = Palette.Darker(main, .3f);
        b.Line("M500 318 L500 836", line, 5);
        b.Line("M478 322 L478 836", Palette.Darker(main, .16f), 3);
        b.Body("M388 258 Q398 226 440 216 L500 312 L446 366 Q404 322 388 258 Z", Palette.Lighter(main, .14f), false);
        b.Body("M612 258 Q602 226 560 216 L500 312 L554 366 Q596 322 612 258 Z", Palette.Lighter(main, .06f), false);
        b.Line("M556 436 L646 436 L646 520 Q600 548 556 520 Z", line, 4);
        Cuffs(b, line);
        for (var y = 384; y < 830; y += 88) b.Oval(489, y, 10, 10, Palette.Lighter(main, .7f));
    }

    public static void Jacket(Brush b, SKColor main, SKColor accent)
    {
        LongSleeved(b, main);
        var line = Palette.Darker(main, .42f);
        b.Fill("M444 250 L556 250 L528 836 L472 836 Z", Palette.Darker(main, .5f));
        b.Fill("M452 250 L548 250 L500 470 Z", Palette.Lighter(accent, .55f));
        b.Body("M392 256 Q404 216 452 214 L478 452 L404 404 L422 360 L378 340 Z", Palette.Lighter(main, .1f), false);
        b.Body("M608 256 Q596 216 548 214 L522 452 L596 404 L578 360 L622 340 Z", Palette.Lighter(main, .04f), false);
        b.Line("M474 452 L472 838 M526 452 L528 838", line, 5);
        b.Body("M338 610 L448 610 L446 752 Q392 770 340 752 Z", Palette.Lighter(main, .07f), false);
        b.Body("M552 610 L662 610 L660 752 Q606 770 554 752 Z", Palette.Lighter(main, .03f), false);
        b.Line("M338 610 L448 610 M552 610 L662 610", line, 5);
        b.Body("M572 446 L654 446 L652 530 L574 530 Z", Palette.Lighter(main, .05f), false);
        Cuffs(b, line);
        for (var y = 500; y < 820; y += 88) b.Oval(548, y, 11, 11, Palette.Mix(new SKColor(0xC9, 0xA1, 0x4A), main, .2f));
    }

    public static void Jumper(Brush b, SKColor main, SKColor accent)
    {
        LongSleeved(b, main);
        var dark = Palette.Darker(main, .14f);
        b.Body("M388 254 Q500 350 612 254 L594 228 Q500 296 406 228 Z", dark);
        b.Body("M299 760 Q500 788 701 760 L704 830 Q500 862 296 830 Z", dark);
        b.Body("M188 704 L296 724 L284 796 Q228 800 174 770 Z", dark);
        b.Body("M812 704 L704 724 L716 796 Q772 800 826 770 Z", dark);
        // Two cables down the front.
        foreach (var x in new[] { 428, 572 })
        {
            foreach (var turn in new[] { 1, -1 })
            {
                var path = FormattableString.Invariant($"M{x} 376");
                for (var (y, side) = (376, turn); y < 740; y += 52, side = -side) path += FormattableString.Invariant($" Q{x + side * 36} {y + 26} {x} {y + 52}");
                b.Line(path, Palette.Darker(main, .2f), 13);
                b.Line(path, Palette.Lighter(main, .2f), 8);
            }
        }
    }

    public static void Tee(Brush b, SKColor main, SKColor accent)
    {
        const string Left = "M330 280 Q262 300 196 420 L286 500 L340 440 Z", Right = "M670 280 Q738 300 804 420 L714 500 L660 440 Z";
        Hanger(b);
        b.WallShadow(Torso);
        b.Body(Left, Palette.Darker(main, .07f));
        b.Body(Right, Palette.Darker(main, .1f));
        b.Body(Torso, main);
        b.Line("M388 258 Q500 330 612 258", Palette.Darker(main, .3f), 12);
        b.Line("M300 806 Q500 834 700 806", Palette.Darker(main, .25f), 3, [10, 8]);
        b.Line("M210 404 L296 484 M790 404 L704 484", Palette.Darker(main, .25f), 3, [10, 8]);
    }

    public static void Dress(Brush b, SKColor main, SKColor accent)
    {
        const string Cut = "M404 246 L500 380 L596 246 L664 274 L640 476 Q700 640 772 858 Q500 916 228 858 Q300 640 360 476 L336 274 Z";
        Hanger(b);
        b.WallShadow(Cut);
        b.Body("M340 274 Q266 314 236 446 L330 484 L362 400 Z", Palette.Darker(main, .08f));
        b.Body("M660 274 Q734 314 764 446 L670 484 L638 400 Z", Palette.Darker(main, .12f));
        b.Body(Cut, main);
        b.Line("M404 246 L560 474 M596 246 L478 414", Palette.Darker(main, .3f), 6);
        b.Body("M358 462 Q500 492 642 462 L642 502 Q500 530 358 502 Z", Palette.Darker(main, .22f), false);
        b.Line("M424 512 C400 600 412 660 380 726 M436 514 C440 590 470 640 452 706", Palette.Darker(main, .24f), 15);
        b.Line("M560 540 Q590 700 640 868 M500 540 Q500 720 508 886", Palette.Darker(main, .16f), 4);
    }

    public static void Trousers(Brush b, SKColor main, SKColor accent)
    {
        const string Cut = "M356 250 L644 250 Q664 420 716 868 Q624 892 536 878 L500 470 L464 878 Q376 892 284 868 Q336 420 356 250 Z";
        Hanger(b);
        b.WallShadow(Cut);
        b.Body(Cut, main);
        b.Body("M354 246 L646 246 L650 300 L350 300 Z", Palette.Darker(main, .14f), false);
        b.Line("M500 300 L500 452", Palette.Darker(main, .32f), 5);
        b.Line("M420 306 L388 862 M580 306 L612 862", Palette.Lighter(main, .22f), 4);
        b.Line("M352 318 Q392 350 384 420 M648 318 Q608 350 616 420", Palette.Darker(main, .3f), 5);
        b.Oval(500, 273, 12, 12, Palette.Lighter(main, .6f));
    }

    public static void Skirt(Brush b, SKColor main, SKColor accent)
    {
        const string Cut = "M384 268 L616 268 Q680 520 770 826 Q500 896 230 826 Q320 520 384 268 Z";
        Hanger(b);
        b.WallShadow(Cut);
        b.Body(Cut, main);
        b.Body("M380 262 L620 262 L628 318 L372 318 Z", Palette.Darker(main, .2f), false);
        b.Line("M430 330 Q400 560 372 846 M500 330 L500 866 M570 330 Q600 560 628 846", Palette.Darker(main, .2f), 5);
    }

    private static void LongSleeved(Brush b, SKColor main)
    {
        Hanger(b);
        b.WallShadow(LeftSleeve);
        b.WallShadow(RightSleeve);
        b.WallShadow(Torso);
        b.Body(LeftSleeve, Palette.Darker(main, .06f));
        b.Body(RightSleeve, Palette.Darker(main, .1f));
        b.Body(Torso, main);
        b.Line("M330 470 Q322 640 316 800 M670 470 Q678 640 684 800", Palette.Darker(main, .2f), 4);
    }

    private static void Cuffs(Brush b, SKColor line) => b.Line("M186 716 L294 738 M814 716 L706 738", line, 4);

    private static void Hanger(Brush b)
    {
        var wood = new SKColor(0xB9, 0x8A, 0x5A);
        b.Line("M500 216 C500 186 536 190 536 158 C536 128 494 128 492 156", new SKColor(0x8A, 0x80, 0x74), 9);
        b.Line("M346 286 Q430 220 500 214 Q570 220 654 286", Palette.Darker(wood, .2f), 24);
        b.Line("M346 280 Q430 214 500 208 Q570 214 654 280", wood, 18);
    }
}
