namespace Tests.Journeys;

/// <summary>Captions as people type them: with everything that markup, encodings and limits trip over.</summary>
internal static class Words
{
    private static readonly string[] Openings = ["Hello from the shop", "Fresh on the shelf", "Look who is back", "Made slowly, on purpose"];

    private static readonly string[] Odd =
    [
        "🧵✨", "👩🏽‍🌾 picked by hand", "🇩🇰", "a < b & b > c", "<b>not bold</b>", "&amp; &lt;", "\"double\" and 'single'", "“curly” – ‘quotes’", "ünïcödé", "日本語", "שלום",
        "_under_ *star* `tick` [link](x)", "50 %", "𝒮𝒸𝓇𝒾𝓅𝓉", "e\u0301 as two", "C:\\path\\n", "{braces}", "~tilde~ ||spoiler||",
    ];

    public static string Make(Random random, string title)
    {
        var lines = new List<string> { $"{random.GetItems(Openings, 1)[0]}: {title} 🌿" };
        var odd = Odd.ToArray();
        random.Shuffle(odd);
        foreach (var line in odd.Take(9).Chunk(3)) lines.Add(string.Join(" · ", line));
        lines.Insert(2, "");
        return string.Join('\n', lines);
    }
}
