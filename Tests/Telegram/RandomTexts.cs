using System.Text;
using Conversations.Chat;

namespace Tests.Telegram;

/// <summary>Texts with everything in them that has ever broken a message.</summary>
internal static class RandomTexts
{
    private static readonly string[] Bits =
    [
        "a", "Linen ", "34 €", "<", ">", "&", "<b>", "</b>", "</i>", "<script>", "<a href=\"x\">", "&amp;", "&lt", "&#39;", "&nope;", "\"", "'", "\n", "\t", "*", "_", "`", "[x](y)",
        "🧸", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "é", "e\u0301", "شلوم", "\u202E", "\u2066", "\u200B", "\u00A0", "𝒯", "漢字", "{{x}}", "$&", "\\", "tg://user?id=1", "@somebody", "/stop", "#tag", "<!--", "<?xml",
    ];

    public static ChatText Next(Random random)
    {
        var text = ChatText.Empty.Add("x");
        for (var runs = random.Next(1, 8); runs > 0; runs--)
        {
            var run = new StringBuilder();
            for (var bits = random.Next(1, 20); bits > 0; bits--) run.Append(Bits[random.Next(Bits.Length)]);
            text = text.Add(run.ToString(), (TextStyle)random.Next(4));
        }
        return text;
    }
}
