using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Api.Tests.Http;

/// <summary>Requests that no decent client would send.</summary>
internal static class RawHttp
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Sends these bytes and reads until the server closes the connection.</summary>
    public static async Task<string> ExchangeAsync(int port, string request)
    {
        using var client = await SendAsync(port, request);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }

    /// <summary>Sends these bytes; disposing of the client closes the connection.</summary>
    public static async Task<TcpClient> SendAsync(int port, string request)
    {
        var client = new TcpClient { LingerState = new LingerOption(true, 0) };
        await client.ConnectAsync(IPAddress.Loopback, port, Token);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request), Token);
        return client;
    }
}
