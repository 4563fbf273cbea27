using Conversations.Orders;

namespace Tests.Orders.InTheChat;

public sealed class TrackingTexts
{
    [Theory]
    [InlineData("00340434161094042557", null, "00340434161094042557")]
    [InlineData("  1Z 999 AA1 01 2345 6784 ", null, "1Z999AA10123456784")]
    [InlineData("dhl express 123 456", "DHL Express", "123456")]
    [InlineData("4px 12345", "4PX", "12345")]
    [InlineData("Village Post RR12", "Village Post", "RR12")]
    [InlineData("ups 1Z999", "UPS", "1Z999")]
    public void A_number_with_or_without_its_carrier(string typed, string? company, string number) =>
        Assert.Equal(new(company, number, null), TrackingText.Read(typed));

    [Theory]
    [InlineData("https://www.dhl.com/track?id=1")]
    [InlineData("https://xn--pst-fna.de/1")]
    public void A_link_to_a_public_page(string typed) => Assert.Equal(new Uri(typed), TrackingText.Read(typed)?.Url);

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("DHL")]
    [InlineData("http://www.dhl.com/1")]
    [InlineData("https://127.0.0.1/1")]
    [InlineData("https://[::1]/1")]
    [InlineData("https://2130706433/1")]
    [InlineData("https://localhost/1")]
    [InlineData("https://printer.local/1")]
    [InlineData("https://nas.home.arpa./1")]
    [InlineData("https://user:key@dhl.com/1")]
    [InlineData("https://dhl.com:8443/1")]
    [InlineData("javascript://dhl.com/%0aalert(1)")]
    [InlineData("see https://dhl.com/1")]
    [InlineData("DHL <b>1</b>")]
    [InlineData("\u202EDHL 1")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public void What_is_none(string typed) => Assert.Null(TrackingText.Read(typed));
}
