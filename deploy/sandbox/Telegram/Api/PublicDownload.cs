using System.Net;
using System.Net.Sockets;

namespace Sandbox.Telegram.Api;

/// <summary>Fetches a photo as the real Telegram would: from outside, so that nothing on this machine or network can be reached.</summary>
internal static class PublicDownload
{
    private const int MaximumBytes = 5 << 20;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MaximumBytes,
    };

    /// <exception cref="Refusal">It cannot be fetched or is no picture.</exception>
    public static async Task<byte[]> GetAsync(Uri address, CancellationToken cancel)
    {
        if (IPAddress.TryParse(address.IdnHost, out var literal) ? !IsPublic(literal) : !address.IdnHost.Contains('.'))
            throw Refusal.BadRequest("failed to get HTTP URL content");
        try
        {
            using var response = await Http.GetAsync(address, cancel);
            if (!response.IsSuccessStatusCode) throw Refusal.BadRequest("failed to get HTTP URL content");
            if (response.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.Ordinal) != true)
                throw Refusal.BadRequest("wrong type of the web page content");
            return await response.Content.ReadAsByteArrayAsync(cancel);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw Refusal.BadRequest("failed to get HTTP URL content");
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var reachable = Array.FindAll(addresses, IsPublic);
        if (reachable.Length == 0) throw new HttpRequestException("no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return false;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return !address.IsIPv6LinkLocal && !address.IsIPv6UniqueLocal && !address.IsIPv6Multicast && !address.IsIPv6SiteLocal;
        var b = address.GetAddressBytes();
        return b[0] is not (0 or 10 or 127 or >= 224)
            && !(b[0] == 172 && b[1] is >= 16 and < 32) && !(b[0] == 192 && b[1] == 168)
            && !(b[0] == 169 && b[1] == 254) && !(b[0] == 100 && b[1] is >= 64 and < 128);
    }
}
