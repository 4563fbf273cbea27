using Bot.Pictures.Charts;
using Tests.Support;

namespace Tests.Insights.Charts;

public sealed class AxisTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("", "0 1")]
    [InlineData("0 0", "0 1")]
    [InlineData("1", "0 1")]
    [InlineData("3", "0 1 2 3")]
    [InlineData("5 2", "0 2 4 6")]
    [InlineData("7", "0 2 4 6 8")]
    [InlineData("410 820", "0 500 1000")]
    [InlineData("302.5", "0 100 200 300 400")]
    [InlineData("0.4", "0 0.1 0.2 0.3 0.4")]
    [InlineData("0.004", "0 0.001 0.002 0.003 0.004")]
    [InlineData("-3", "-3 -2 -1 0")]
    [InlineData("64 -20", "-50 0 50 100")]
    [InlineData("999999999999", "0 500000000000 1000000000000")]
    public void Marks_are_few_and_round(string values, string marks)
    {
        var numbers = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToList();
        Assert.Equal(marks.Split(' ').Select(Number), ChartAxis.Over(numbers, 4).Marks);
    }

    [Fact]
    public void Every_number_lies_between_the_lowest_and_the_highest_mark()
    {
        var random = new Random(Effort.Seed(output));
        for (var i = 0; i < Effort.Times(5_000, 50_000, 500_000); i++)
        {
            var (scale, most, whole) = ((decimal)Math.Pow(10, random.Next(-2, 12)), random.Next(3, 5), random.Next(2) == 0);
            var values = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Math.Round((decimal)(random.NextDouble() * 1.3 - 0.3) * scale, whole ? 0 : 3)).ToList();
            var axis = ChartAxis.Over(values, most);
            Assert.Contains(0, axis.Marks);
            Assert.InRange(axis.Marks.Count, 2, most + 2);
            Assert.All(values, v => Assert.InRange(axis.ShareOf(v), 0, 1));
            Assert.Contains(axis.Step.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture).Trim('0', '.'), (string[])["1", "2", "5"]);
            Assert.True(axis.High - axis.Step <= Math.Max(0, values.Max()) && axis.Low + axis.Step >= Math.Min(0, values.Min()), $"{axis} is wider than {string.Join(' ', values)}");
            if (whole) Assert.All(axis.Marks, m => Assert.Equal(decimal.Truncate(m), m));
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
