using System.Text;
using Conversations.Chat;
using Tests.Support;

namespace Tests.Chat;

public sealed class ButtonDataTests(ITestOutputHelper output)
{
    private static readonly string[] Verbs = [.. typeof(Conversations.Posts.Verbs).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void X2_every_button_fits_and_comes_back_as_it_was()
    {
        var seed = Effort.Seed(output);
        var random = new Random(seed);
        Assert.True(Verbs.Length > 15);
        Assert.Equal(Verbs.Length, Verbs.Distinct().Count());
        for (var i = 0; i < Effort.Times(5_000, 100_000, 1_000_000); i++)
        {
            var data = new ButtonData(Verbs[random.Next(Verbs.Length)], random.NextInt64(0, 1L << random.Next(1, 40)), random.Next(0, 1 << random.Next(1, 24)));
            var text = data.ToString();
            Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, ButtonData.MaxBytes);
            Assert.True(ButtonData.TryParse(text, out var back));
            Assert.Equal(data, back);
        }
    }

    /// <summary>The widest that the drawn ones above come to, for every verb there is.</summary>
    [Fact]
    public void X2_the_longest_verb_fits_with_the_widest_numbers() =>
        Assert.All(Verbs, verb => Assert.InRange(new ButtonData(verb, (1L << 39) - 1, (1 << 23) - 1).ToString().Length, 1, ButtonData.MaxBytes));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("approve")]
    [InlineData("approve:1")]
    [InlineData("approve:1:2:3")]
    [InlineData("approve:-1:2")]
    [InlineData("approve:1:-2")]
    [InlineData("approve: 1:2")]
    [InlineData("approve:+1:2")]
    [InlineData("approve:1:99999999999")]
    [InlineData("approve:99999999999999999999:1")]
    [InlineData("Approve:1:2")]
    [InlineData("appröve:1:2")]
    [InlineData(":1:2")]
    [InlineData("approve:١:2")]
    [InlineData("approve:1:2\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1:2")]
    public void X2_junk_is_no_button(string? text) => Assert.False(ButtonData.TryParse(text, out _));

    [Fact]
    public void X2_random_bytes_are_no_button_or_come_back_exactly()
    {
        var random = new Random(Effort.Seed(output));
        const string letters = "abzAZ019:::-+ ._\n٣é\u0000";
        for (var i = 0; i < Effort.Times(20_000, 200_000, 2_000_000); i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => letters[random.Next(letters.Length)])]);
            if (!ButtonData.TryParse(text, out var data)) continue;
            Assert.True(ButtonData.TryParse(data.Value.ToString(), out var again));
            Assert.Equal(data, again);
        }
    }

    [Fact]
    public void Data_that_does_not_fit_is_a_mistake_that_shows() =>
        Assert.Throws<InvalidOperationException>(() => new ButtonData("averyveryverylongverbindeed", long.MaxValue, int.MaxValue).ToString());
}
