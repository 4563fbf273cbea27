namespace Sandbox.Gemini;

/// <summary>
/// Sentences to build captions from. {T} title, {P} price, {M} material, {O} options, {N} pieces left.
/// Nothing in them may be untrue of a thing in a shop of clothes and home goods.
/// </summary>
public sealed record Phrases
{
    public required string[] Openers { get; init; }

    public required string[] Scenes { get; init; }

    public required string[] Material { get; init; }

    public required string[] Options { get; init; }

    public required string[] Price { get; init; }

    public required string[] Scarce { get; init; }

    public required string[] Closers { get; init; }

    public required string[] Tags { get; init; }

    public required string Alt { get; init; }

    public static readonly Phrases English = new()
    {
        Openers =
        [
            "Meet the {T}.", "Say hello to the {T}.", "Some things you reach for every single day. The {T} is one of them.", "New on the table this morning: the {T}.",
            "Quietly lovely: the {T}.", "We keep coming back to the {T}.", "The {T}, because ordinary days deserve good things.", "Slow mornings and the {T}. That is the whole plan.",
        ],
        Scenes =
        [
            "Made for the days when nothing has to hurry.", "It looks at home from the first day.", "One of those pieces you notice twice.", "Simple shapes, honest colours, no fuss.",
            "The kind of thing you end up telling a friend about.", "Easy to live with and easy to love.", "Good on its own, even better with what you already have.",
        ],
        Material = ["{M}, nothing to hide.", "It is {M} that makes the difference.", "You will feel the {M} straight away."],
        Options = ["Pick yours: {O}.", "Comes in {O}.", "Which one is you: {O}?"],
        Price = ["Yours for {P}.", "{P} in the shop.", "It is {P}, and it is waiting for you."],
        Scarce = ["Only {N} left right now.", "Just {N} left in the shop."],
        Closers = ["Tap the link in our bio to see it up close.", "Where would you use it first?", "Save it for later, or treat yourself today.", "Find it in the shop, link in bio.", "Tell us: keep it or gift it?"],
        Tags = ["everydaythings", "smallshop", "shopsmall", "madewithcare", "slowliving", "simplethings", "dailyritual", "thoughtfulgifts"],
        Alt = "The {T}, photographed on a plain background.",
    };

    public static readonly Phrases German = new()
    {
        Openers =
        [
            "Darf ich vorstellen: {T}.", "Neu auf unserem Tisch: {T}.", "Manche Dinge nimmt man jeden Tag in die Hand. {T} gehört dazu.", "Ganz leise schön: {T}.",
            "Wir kommen immer wieder darauf zurück: {T}.", "{T}, weil auch gewöhnliche Tage schöne Dinge verdienen.", "Ein langsamer Morgen und {T}. Mehr Plan braucht es nicht.",
        ],
        Scenes =
        [
            "Gemacht für Tage, an denen nichts eilen muss.", "Fühlt sich vom ersten Tag an zu Hause.", "Eines der Stücke, die man zweimal anschaut.", "Klare Formen, ehrliche Farben, kein Drumherum.",
            "So etwas, von dem man einer Freundin erzählt.", "Macht wenig Worte und viel Freude.",
        ],
        Material = ["Material: {M}, und sonst nichts zu verbergen.", "Den Unterschied spürt man sofort: {M}."],
        Options = ["Zur Wahl: {O}.", "Gibt es in {O}.", "Welches passt zu dir: {O}?"],
        Price = ["Für {P} gehört es dir.", "{P} im Shop.", "Es kostet {P} und wartet auf dich."],
        Scarce = ["Gerade nur noch {N} da.", "Nur noch {N} im Shop."],
        Closers = ["Mehr dazu über den Link in der Bio.", "Wo käme es bei dir zuerst hin?", "Merk es dir für später oder gönn es dir heute.", "Im Shop zu finden, Link in der Bio.", "Behalten oder verschenken?"],
        Tags = ["schönedinge", "kleinerladen", "mitliebegemacht", "langsamleben", "zuhausesein", "geschenkidee", "neuimshop", "einfachschön"],
        Alt = "{T} vor schlichtem Hintergrund fotografiert.",
    };
}
