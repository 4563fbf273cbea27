using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Conversations.Chat;
using Conversations.Posts;

namespace Tests.Posts;

/// <summary>Products and captions full of what encodings, markup and limits trip over.</summary>
internal sealed class OddTexts(Random random)
{
    private static readonly string[] Odd =
    [
        "👩🏽‍🌾", "🏳️‍🌈", "🧵✨", "e\u0301", "n\u0303o\u0308", "\u00A0", " \u00A0 ", "\u2009", "\u200D", "\u200B", "\uFE0F", "שלום עולם", "مرحبا\u200F", "日本語のタグ", "𝒮𝒸𝓇𝒾𝓅𝓉",
        "a < b & b > c", "<b>not bold</b>", "&amp; &lt;", "\"double\" 'single'", "“curly” – ‘quotes’", "_under_ *star* `tick` [link](x)", "50 %", "\\n", "{braces}", "||spoiler||", "Straße", "İi ıI", "#tag", "…",
        "  two  spaces  ", "\ttab\t", "trailing   ", "�", "ﬁ", "½",
    ];

    private static readonly string[] Breaks = ["\n", "\r\n", "\n\n", "  \n", "\r\n\r\n", " ", " "];

    /// <summary>As a person would have to send it: with something at both ends that no trimming takes away.</summary>
    /// <param name="number">Makes it another text than all the others.</param>
    public string Caption(int number)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{number}."));
        var whole = random.Next(8) == 0;
        for (var left = random.Next(3, 30); left > 0 || (whole && text.Length < PostLimits.Text - 40); left--) text.Append(random.GetItems(Odd, 1)[0]).Append(random.GetItems(Breaks, 1)[0]);
        if (whole) text.Append('w', PostLimits.Text - 1 - text.Length);
        return text.Append('!').ToString();
    }

    /// <summary>The same out of the model's mouth, which trims nothing.</summary>
    public string Answer(int number) => new JsonObject
    {
        ["candidates"] = new JsonArray(new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["role"] = "model",
                ["parts"] = new JsonArray(new JsonObject
                {
                    ["text"] = new JsonObject
                    {
                        ["caption"] = $" \r\n{ChatText.Cut(Caption(number), 900)}  \n", ["hashtags"] = new JsonArray("Größe M!", "two words", "🧺"), ["altText"] = Inline(), ["confidence"] = 0.99,
                    }.ToJsonString(),
                }),
            },
            ["finishReason"] = "STOP", ["index"] = 0,
        }),
        ["usageMetadata"] = new JsonObject { ["promptTokenCount"] = 500, ["candidatesTokenCount"] = 90, ["totalTokenCount"] = 590 },
        ["modelVersion"] = "gemini-3.5-flash-lite",
    }.ToJsonString();

    public static string Header => "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Image Position,Image Alt Text,Status";

    /// <summary>A product as a line of Shopify's export.</summary>
    public string Product(int number) => string.Join(',', new[]
    {
        Handle(number), string.Create(CultureInfo.InvariantCulture, $"Thing {number} {Inline()}"), $"<p>{Inline()} {Inline()}</p>", Inline(), random.GetItems((string[])["Bag", "Mug", "Candle & more"], 1)[0], "linen", "true", "shopify",
        random.Next(1, 60).ToString(CultureInfo.InvariantCulture), (random.Next(100, 20_000) / 100m).ToString("0.00", CultureInfo.InvariantCulture), "https://cdn.example/bag.jpg", "1", Inline(), "active",
    }.Select(v => $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    public static string Handle(int number) => string.Create(CultureInfo.InvariantCulture, $"thing-{number}");

    private string Inline() => random.GetItems(Odd, 1)[0].Trim();
}
