using System.Globalization;
using Conversations.Settings;
using Tests.Support;

namespace Tests.Settings;

public sealed class ShopFormatTests
{
    [Theory]
    [InlineData("en", 34, "EUR", "€34")]
    [InlineData("en", 34.5, "EUR", "€34.50")]
    [InlineData("en", 1234, "USD", "$1,234")]
    [InlineData("de", 34, "EUR", "34 €")]
    [InlineData("de", 1234.5, "EUR", "1.234,50 €")]
    [InlineData("en", 3200, "JPY", "¥3,200")]
    [InlineData("de", 3200, "JPY", "3.200 ¥")]
    public void Money_is_written_as_the_shop_writes_it(string language, double amount, string currency, string expected)
    {
        var text = Shops.In("Europe/Berlin", language).Money(new((decimal)amount, currency));
        Assert.Equal(expected, text.Replace('\u00A0', ' ').Replace('￥', '¥').Replace('円', '¥'));
    }

    [Fact]
    public void A_time_is_in_the_shops_zone_and_says_how_far_away_it_is()
    {
        var shop = Shops.In("Europe/Berlin", "en");
        var at = DateTimeOffset.Parse("2026-11-24T17:30:00Z", CultureInfo.InvariantCulture);
        Assert.Equal("Tue 24 Nov 18:30 (in 3 hours)", shop.When(at, at.AddHours(-3)));
        Assert.Equal("Tue 24 Nov 18:30 (5 minutes ago)", shop.When(at, at.AddMinutes(5)));
        Assert.Equal("Tue 24 Nov 18:30 (in 40 s)", shop.When(at, at.AddSeconds(-40)));
        Assert.Equal("18:30", shop.Clock(at));
    }
}
