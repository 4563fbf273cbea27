using System.Text;
using Conversations.Chat;
using Conversations.Posts;

namespace Tests.Telegram;

/// <summary>Texts with everything in them that has ever broken a message.</summary>
internal static class RandomTexts
{
    private static readonly string[] Bits =
    [
        "a", "Linen ", "34 €", "<", ">", "&", "<b>", "</b>", "</i>", "<script>", "<a href=\"x\">", "&amp;", "&lt", "&#39;", "&nope;", "\"", "'", "\n", "\t", "*", "_", "`", "[x](y)",
        "🧸", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "é", "e\u0301", "شلوم", "\u202E", "\u2066", "\u200B", "\u00A0", "𝒯", "漢字", "{{x}}", "$&", "\\", "tg://user?id=1", "@somebody", "/stop", "#tag", "<!--", "<?xml",
    ];

    private static readonly PostStage[] Stages = [.. Enum.GetValues<PostStage>()];

    public static ChatText Next(Random random)
    {
        var text = ChatText.Empty.Add("x");
        for (var runs = random.Next(1, 8); runs > 0; runs--) text = text.Add(Words(random), (TextStyle)random.Next(4));
        return text;
    }

    /// <summary>Such a text in every field that a card shows.</summary>
    public static Post Fill(Post post, Random random) => post with
    {
        Stage = Stages[random.Next(Stages.Length)],
        Product = post.Product with { Title = Words(random) },
        Content = post.Content! with { Text = Words(random), AltText = Words(random) },
        Trouble = random.Next(3) == 0 ? Words(random) : null,
        Approval = new(new(1), ChatText.OneLine(Words(random), 64), post.CreatedAt, "x"),
        Score = post.Score! with { Findings = [new("links", Verdict.Wrong, Words(random))] },
        DueAt = post.CreatedAt, PublishedAt = post.CreatedAt,
    };

    private static string Words(Random random)
    {
        var words = new StringBuilder();
        for (var bits = random.Next(1, 20); bits > 0; bits--) words.Append(Bits[random.Next(Bits.Length)]);
        return words.ToString();
    }
}
