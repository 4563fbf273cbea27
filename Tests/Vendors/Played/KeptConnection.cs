using System.Net.Sockets;
using Sandbox.Appwrite;

namespace Tests.Vendors.Played;

public sealed class KeptConnection
{
    [Fact]
    public async Task A_connection_goes_on_after_an_answer_without_a_body()
    {
        await using var appwrite = await PlayedVendor.BeginAsync(time => [new AppwriteVendor(time)]);
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (to, ct) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(to.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = new(appwrite.Address) };
        http.DefaultRequestHeaders.Add("X-Appwrite-Project", Gate.Project);
        http.DefaultRequestHeaders.Add("X-Appwrite-Key", Gate.Key);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("somebody-else/1");
        using var made = await http.PostAsync("/v1/storage/buckets", new StringContent("""{"bucketId":"b","name":"b"}""", null, "application/json"), TestContext.Current.CancellationToken);
        made.EnsureSuccessStatusCode();
        using var removed = await http.DeleteAsync("/v1/storage/buckets/b", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, removed.StatusCode);
        using var gone = await http.GetAsync("/v1/storage/buckets/b", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(1, connections);
    }
}
