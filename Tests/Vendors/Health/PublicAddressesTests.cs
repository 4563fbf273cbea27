using System.Net;
using Bot.Health;
using Tests.Support;

namespace Tests.Vendors.Health;

public sealed class PublicAddressesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("23.227.38.65")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::6810:84e5")]
    [InlineData("2a00:1450:4001:80b::200e")]
    [InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_may_be_opened(string address) => Assert.True(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Others_may_not(string address) => Assert.False(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:5001/a", true)]
    [InlineData("http://127.0.0.1:5002/a", false)]
    [InlineData("https://127.0.0.1:5001/a", false)]
    [InlineData("http://localhost:5001/a", false)]
    [InlineData("http://127.0.0.1/a", false)]
    [InlineData("http://user@127.0.0.1:5001/a", false)]
    public void Only_exactly_the_configured_origin_is_excepted(string address, bool excepted)
    {
        var guard = new PublicAddresses([new([new Uri("http://127.0.0.1:5001")])]);
        Assert.Equal(excepted, guard.IsConfigured(new Uri(address)));
    }

    [Fact]
    public async Task A_connection_to_a_private_address_is_never_opened()
    {
        await using var local = new Loopback(_ => Loopback.Raw("HTTP/1.1 200 OK\nContent-Length: 0\n\n"));
        var guard = new PublicAddresses([]);
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectCallback = guard.ConnectAsync };
        using var client = new HttpClient(handler);
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1" })
        {
            var failure = await Assert.ThrowsAsync<HttpRequestException>(
                () => client.GetAsync(new Uri($"http://{host}:{local.Address.Port}/"), TestContext.Current.CancellationToken));
            Assert.IsType<ForbiddenAddressException>(failure.InnerException);
        }
        Assert.Equal(0, local.Connections);
    }

    [Fact]
    public async Task X4_a_private_address_is_never_opened_in_whatever_disguise()
    {
        var random = new Random(Effort.Seed(output));
        await using var local = new Loopback(_ => Loopback.Raw("HTTP/1.1 200 OK\nContent-Length: 0\n\n"));
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectCallback = new PublicAddresses([]).ConnectAsync };
        using var client = new HttpClient(handler);
        var refused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = Effort.Times(quick: 500, ci: 10_000, night: 100_000); i > 0; i--)
        {
            var (form, host) = DisguisedAddresses.Draw(random);
            var link = $"http://{host}:{local.Address.Port}/a";
            if (!Uri.TryCreate(link, UriKind.Absolute, out var address)) form += " (not an address)";
            else
            {
                var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address, TestContext.Current.CancellationToken));
                Assert.True(failure.InnerException is ForbiddenAddressException, $"{link}: {failure.Message}");
            }
            refused[form] = refused.GetValueOrDefault(form) + 1;
        }
        foreach (var (form, times) in refused) output.WriteLine($"{times,6} × {form}");
        Assert.Equal(0, local.Connections);
    }

    [Fact]
    public async Task A_connection_to_a_configured_origin_is_opened()
    {
        await using var local = new Loopback(_ => Loopback.Raw("HTTP/1.1 200 OK\nContent-Length: 0\n\n"));
        var guard = new PublicAddresses([new([local.Address])]);
        using var handler = new SocketsHttpHandler { UseProxy = false, ConnectCallback = guard.ConnectAsync };
        using var client = new HttpClient(handler);
        using var response = await client.GetAsync(local.Address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
