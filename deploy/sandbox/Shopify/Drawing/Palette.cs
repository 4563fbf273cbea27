using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>Colours of one picture: the thing, its second colour, and the room around it.</summary>
public sealed record Palette(SKColor Main, SKColor Accent, SKColor Wall, SKColor Floor, SKColor Shape)
{
    // A product is shown in the colour its title names.
    private static readonly (string Word, uint Colour)[] Words =
    [
        ("sand", 0xD9C2A0), ("oat", 0xDCCDB4), ("natural", 0xD8C6A8), ("straw", 0xDDBB72), ("sage", 0x9DB09A), ("ink", 0x34405A), ("rust", 0xB5563A), ("clay", 0xC07F62),
        ("terracotta", 0xC4674A), ("sky", 0x8FB7D3), ("mustard", 0xD29E36), ("indigo", 0x33456F), ("navy", 0x2C3A5C), ("denim", 0x4A6486), ("ocean", 0x3F7FA6),
        ("forest", 0x3F5E4B), ("olive", 0x7C8152), ("green", 0x5E8266), ("blue", 0x5B86B0), ("yellow", 0xE2B13C), ("red", 0xBE4A43), ("pink", 0xE0A3A3), ("black", 0x34322F),
        ("off-white", 0xEFE8DC), ("white", 0xF3EEE6), ("grey", 0x9B9A96), ("brown", 0x8B6447), ("leather", 0x7B5138), ("brass", 0xC9A14A), ("gold", 0xD0A646), ("oak", 0xC49A66),
        ("silk", 0xD8A7A0), ("fig", 0xE9E2D0), ("pine", 0xDCE3DA), ("glass", 0xA9CFC9), ("canvas", 0xE9E0CE), ("wolke", 0xC6D3DE),
    ];

    private static readonly uint[] Things = [0xC4674A, 0x7A9BB5, 0xD9A441, 0x8FA58C, 0xB9788A, 0x5F7D78, 0xD8B894, 0x566582];

    private static readonly (uint Wall, uint Floor, uint Shape)[] Rooms =
    [
        (0xF1E3D0, 0xD9BF9C, 0xE6CBA9), (0xDDE7DA, 0xB6C6AE, 0xC4D4BD), (0xF4D9C9, 0xD9AB91, 0xEBBFA6), (0xDDE6EE, 0xB2C1D0, 0xC3D2E0),
        (0xF6E8BF, 0xDCC37F, 0xEFD795), (0xEEDDE2, 0xCBAEB8, 0xDFC3CC), (0xEAE1D0, 0xC7B796, 0xDBCDB0), (0xD3E6E3, 0xA3C2BC, 0xB5D3CD),
    ];

    public static Palette Of(Product product, Picture picture)
    {
        var text = $"{product.Title} {product.Variants[0].Title}".ToLowerInvariant();
        var seed = (uint)(Math.Abs(product.Id) / 1024 % 9973) + (uint)picture.Version;
        var named = Words.Where(w => text.Contains(w.Word, StringComparison.Ordinal)).Select(w => (uint?)w.Colour).FirstOrDefault();
        var main = Opaque(named ?? Things[seed % (uint)Things.Length]);
        // The room that stands off best from the thing, among three drawn by lot.
        var room = Enumerable.Range(0, 3).Select(i => Rooms[(seed * 7 + (uint)i * 3) % (uint)Rooms.Length]).MaxBy(r => Distance(Opaque(r.Wall), main));
        return new(main, Opaque(Things[(seed + 3) % (uint)Things.Length]), Opaque(room.Wall), Opaque(room.Floor), Opaque(room.Shape));
    }

    public static SKColor Opaque(uint rgb) => new(0xFF000000 | rgb);

    public static SKColor Mix(SKColor a, SKColor b, float share) => new(
        (byte)(a.Red + (b.Red - a.Red) * share), (byte)(a.Green + (b.Green - a.Green) * share), (byte)(a.Blue + (b.Blue - a.Blue) * share));

    public static SKColor Darker(SKColor colour, float share = .2f) => Mix(colour, new SKColor(0x2A, 0x20, 0x1C), share);

    public static SKColor Lighter(SKColor colour, float share = .25f) => Mix(colour, SKColors.White, share);

    private static int Distance(SKColor a, SKColor b) => Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue);
}
