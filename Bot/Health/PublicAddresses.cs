using System.Net;
using System.Net.Sockets;

namespace Bot.Health;

/// <summary>Addresses that the settings name; the only ones that may lie in a private network (X4).</summary>
public sealed record ConfiguredOrigins(IReadOnlyList<Uri> Addresses);

/// <summary>
/// Opens connections to public addresses only. The check is made on the address that is connected to, so neither a name
/// that changes its mind nor a redirect gets around it.
/// </summary>
public sealed class PublicAddresses(IEnumerable<ConfiguredOrigins> configured)
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry
    private static readonly IPNetwork[] NotPublic4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // https://www.iana.org/assignments/iana-ipv6-special-registry: all but 2000::/3 is special, and so are these parts of it.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] NotPublic6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n)),
    ];

    private readonly HashSet<string> _origins =
        [.. configured.SelectMany(c => c.Addresses).Select(a => a.GetLeftPart(UriPartial.Authority).ToLowerInvariant())];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic4.Any(n => n.Contains(address))
            : Global6.Contains(address) && !NotPublic6.Any(n => n.Contains(address));
    }

    /// <summary>Scheme, host and port are exactly those of a configured address.</summary>
    public bool IsConfigured(Uri address) => _origins.Contains(address.GetLeftPart(UriPartial.Authority).ToLowerInvariant());

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        if (context.InitialRequestMessage.RequestUri is not { } asked || !IsConfigured(asked))
            addresses = [.. addresses.Where(IsPublic)];
        if (addresses.Length == 0) throw new ForbiddenAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Nobody may be sent into the local network by a link or a picture address.</summary>
public sealed class ForbiddenAddressException() : IOException("The address is not a public one.");
