using System.Text.RegularExpressions;
using Conversations.Shop;
using Tests.Support;

namespace Tests.Shop.Orders;

public sealed class MinorUnitsTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Theory]
    [InlineData("19.9", "EUR", 1990L)]
    [InlineData("1990.0", "JPY", 1990L)]
    [InlineData("12.345", "KWD", 12345L)]
    [InlineData("0.0001", "CLF", 1L)]
    [InlineData("-4.90", "USD", -490L)]
    [InlineData("0.005", "EUR", 1L)]
    [InlineData("12", "XYZ", 1200L)]
    [InlineData("1,5", "EUR", null)]
    [InlineData("1e3", "EUR", null)]
    [InlineData(" 1", "EUR", null)]
    [InlineData("", "EUR", null)]
    [InlineData("99999999999999999999", "EUR", null)]
    public void An_amount_is_counted_in_the_currencys_smallest_unit(string amount, string currency, long? minor)
    {
        Assert.Equal(minor, MinorUnits.Of(amount, currency));
        if (minor is { } whole && amount != "0.005") Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), MinorUnits.ToMoney(whole, currency).Amount);
    }

    /// <summary>The order function counts for itself; the two must agree.</summary>
    [Fact]
    public void The_order_function_has_the_same_table()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "appwrite", "functions", "process-order", "src", "money.js"));
        var table = Regex.Matches(script, """words\("([A-Z ]+)", (\d)\)""").SelectMany(m => m.Groups[1].Value.Split(' ').Select(w => (Word: w, Digits: int.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)))).ToList();
        Assert.Equal(26, table.Count);
        Assert.All(table, t => Assert.Equal(t.Digits, MinorUnits.Digits(t.Word)));
        var odd = from a in Letters from b in Letters from c in Letters where MinorUnits.Digits($"{a}{b}{c}") != 2 select 1;
        Assert.Equal(26, odd.Count());
    }
}
