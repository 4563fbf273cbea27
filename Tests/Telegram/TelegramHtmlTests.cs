using System.Text;
using Bot.Telegram;
using Conversations.Chat;
using Tests.Support;

namespace Tests.Telegram;

public sealed class TelegramHtmlTests(ITestOutputHelper output)
{
    private const string Bits = "ab <>&\"'/\n;#é–🧸👩‍👩‍👧\u202Eشلום<b></i><code>&amp;&#39;&lt;<script>{{x}}*_[]`~";

    [Fact]
    public void X6_only_the_three_characters_are_escaped() =>
        Assert.Equal("a &lt;b&gt; &amp;amp; <b>&lt;i&gt;</b><code>x &lt; y</code>", TelegramHtml.Render(ChatText.Empty.Add("a <b> &amp; ").Bold("<i>").Code("x < y")));

    [Fact]
    public void U6_a_cut_text_fits_ends_in_a_mark_and_never_inside_a_character()
    {
        var random = new Random(Effort.Seed(output));
        for (var i = 0; i < Effort.Times(2_000, 20_000, 200_000); i++)
        {
            var text = Random(random, 300);
            var limit = random.Next(1, 320);
            var cut = TelegramHtml.Cut(text, limit).Plain;
            Assert.True(cut.Length <= limit, $"{cut.Length} > {limit}");
            if (text.Plain.Length <= limit) Assert.Equal(text.Plain, cut);
            else Assert.EndsWith("…", cut, StringComparison.Ordinal);
            Assert.True(IsWhole(cut), $"limit {limit}: {cut}");
        }
    }

    [Fact]
    public void U6_split_pieces_fit_and_lose_nothing_but_blanks_at_the_seams()
    {
        var random = new Random(Effort.Seed(output));
        for (var i = 0; i < Effort.Times(300, 3_000, 30_000); i++)
        {
            var text = Random(random, 12_000);
            var pieces = TelegramHtml.Split(text).ToList();
            Assert.All(pieces, p => Assert.InRange(p.Plain.Length, 1, TelegramHtml.TextLimit));
            Assert.All(pieces, p => Assert.True(IsWhole(p.Plain)));
            Assert.Equal(Dense(text.Plain), Dense(string.Concat(pieces.Select(p => p.Plain))));
        }
    }

    private static ChatText Random(Random random, int most)
    {
        var runes = Bits.EnumerateRunes().ToArray();
        var text = ChatText.Empty.Add("x");
        var left = random.Next(1, most);
        while (left > 0)
        {
            var run = new StringBuilder();
            for (var n = Math.Min(left, random.Next(1, 1 + most / 3)); n > 0; n--) run.Append(runes[random.Next(runes.Length)]);
            text = text.Add(run.ToString(), (TextStyle)random.Next(4));
            left -= run.Length;
        }
        return text.Add("x");
    }

    private static bool IsWhole(string text) => text.EnumerateRunes().All(r => r != Rune.ReplacementChar);

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
