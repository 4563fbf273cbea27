using System.Text.RegularExpressions;
using SkiaSharp;

namespace Sandbox.Shopify.Drawing;

/// <summary>What a product is, for the eye.</summary>
/// <param name="Hangs">On the wall rather than on a table.</param>
public sealed partial record Subject(bool Hangs, Action<Brush, SKColor, SKColor> Draw)
{
    // The first line with a word that the product names wins, so the narrow words come first.
    private static readonly (string Words, Subject Subject)[] Known =
    [
        ("soap", new(false, Bath.Soap)), ("candle", new(false, Vessels.Candle)), ("earring,necklace,bracelet,jewel", new(false, Adornments.Earrings)), ("notebook,journal,diary", new(false, HomeThings.Notebook)),
        ("beanie", new(false, Adornments.Beanie)), ("straw hat", new(false, Adornments.StrawHat)), ("apron", new(true, HomeThings.Apron)),
        ("sock", new(true, Adornments.Socks)), ("shoe,sneaker,boot,plimsoll,high tops,trainer,sandal", new(false, Adornments.Shoes)),
        ("wrap dress,dress,gown", new(true, Garments.Dress)), ("trouser,pants,jeans,shorts,legging", new(true, Garments.Trousers)), ("skirt", new(true, Garments.Skirt)),
        ("jacket,coat,tuxedo,blazer,parka,cardigan,vest", new(true, Garments.Jacket)), ("jumper,sweater,hoodie,pullover,knitwear", new(true, Garments.Jumper)),
        ("t shirt,tee", new(true, Garments.Tee)), ("shirt,blouse,top", new(true, Garments.Shirt)),
        ("leather bag,handbag,purse,satchel", new(false, Adornments.Handbag)), ("tote,bag,shopper", new(true, Adornments.Tote)),
        ("mug,cup", new(false, Vessels.Mug)), ("vase", new(false, Vessels.Vase)), ("carafe,bottle,glass", new(false, Vessels.Carafe)), ("plant,tree", new(false, HomeThings.Plant)),
        ("blanket,throw,quilt", new(false, Bath.Blanket)), ("towel", new(true, Bath.Towel)), ("board", new(false, HomeThings.Board)), ("wrap", new(false, HomeThings.Wraps)), ("hat,cap", new(false, Adornments.StrawHat)),
    ];

    private static readonly Subject Parcel = new(false, HomeThings.Parcel);

    public static Subject Of(Product product)
    {
        foreach (var text in new[] { product.Title, product.Type, product.Handle.Replace('-', ' '), string.Join(' ', product.Tags) })
        {
            var words = " " + NotLetters().Replace(text.ToLowerInvariant(), " ");
            foreach (var (names, subject) in Known)
                if (names.Split(',').Any(n => words.Contains(" " + n, StringComparison.Ordinal))) return subject;
        }
        return Parcel;
    }

    [GeneratedRegex(@"[^\p{L}]+")]
    private static partial Regex NotLetters();
}
