using Conversations.Posts.Writing;

namespace Tests.Posts.Writing;

public sealed class LanguageCheckTests
{
    [Theory]
    [InlineData("en", "Market mornings, sorted. Undyed linen, wide straps, room for the loaf and the flowers. #linen", true)]
    [InlineData("en", "Ein langsamer Morgen und die Tasche. Mehr Plan braucht es nicht, und sie ist aus Leinen.", false)]
    [InlineData("de", "Ein langsamer Morgen und die Tasche. Mehr Plan braucht es nicht, und sie ist aus Leinen.", true)]
    [InlineData("de", "Made for the days when nothing has to hurry, and it is yours for €34.", false)]
    [InlineData("de", "Darf ich vorstellen: The Art of Slow Living. Ein Buch für ruhige Tage, und für dich.", true)] // a title in another language
    [InlineData("de", "Just for you!", true)] // a slogan is too short to be judged
    [InlineData("en", "Keramik, Leinen, Wolle, Holz, Glas, Messing, Eiche.", true)] // no small word, no judgement
    [InlineData("fr", "Made for the days when nothing has to hurry, and it is yours for €34.", true)] // nobody here speaks French
    [InlineData("en", "", true)]
    public void A_text_in_another_language_is_doubtful(string shop, string text, bool fits)
    {
        var finding = LanguageCheck.Find(text, new(shop));
        Assert.Equal(fits, finding is null);
        if (finding is not null) Assert.Contains("your shop speaks", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>Every sentence the played model can write, in its own language and in the other.</summary>
    [Fact]
    public void What_the_played_model_writes_is_told_apart()
    {
        var (english, german) = (Sandbox.Gemini.Phrases.English, Sandbox.Gemini.Phrases.German);
        foreach (var (own, of, other) in new[] { ("en", english, "de"), ("de", german, "en") })
        {
            var texts = (from opener in of.Openers from scene in of.Scenes from closer in of.Closers select $"{opener.Replace("{T}", "Linen tote", StringComparison.Ordinal)} {scene} {closer}").ToList();
            Assert.All(texts, t => Assert.Null(LanguageCheck.Find(t, new(own))));
            Assert.InRange(texts.Count(t => LanguageCheck.Find(t, new(other)) is not null), texts.Count * 9 / 10, texts.Count);
        }
    }
}
