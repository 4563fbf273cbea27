using System.Diagnostics;
using Bot.Shopify;

namespace Tests.Vendors.Shopify;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c")]
    [InlineData("<p>a\n  b</p><p>c</p>", "a b\nc")]
    [InlineData("a<br/>b<BR>c", "a\nb\nc")]
    [InlineData("<a title=\"x > y\" href='z'>link</a>", "link")]
    [InlineData("<style>p{}</style><script>if(a<b){}</script>text", "text")]
    [InlineData("<!-- a > b -->text<!-- open", "text")]
    [InlineData("3 < 4 and 5 > 4", "3 < 4 and 5 > 4")]
    [InlineData("a<", "a<")]
    [InlineData("a<b", "a")]
    [InlineData("a&nbsp;&nbsp;b", "a b")]
    public void Html_becomes_what_a_person_would_read(string html, string text) => Assert.Equal(text, PlainText.FromHtml(html, 100));

    [Fact]
    public void It_is_cut_at_the_limit() => Assert.Equal(20, PlainText.FromHtml(new string('a', 50), 20).Length);

    [Theory]
    [InlineData("<")]
    [InlineData("<a \"")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("&lt;")]
    [InlineData("<p>\n")]
    public void No_input_makes_it_slow(string part)
    {
        var html = string.Concat(Enumerable.Repeat(part, 200_000));
        var watch = Stopwatch.StartNew();
        PlainText.FromHtml(html, 4_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }
}
