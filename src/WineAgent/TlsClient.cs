using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WineAgent;

/// <summary>
/// An application that makes TLS connections to a port of this computer. It reads from its input how many to make and
/// answers with how many handshakes succeeded. Schannel reads its settings once per process, so it negotiates alike for
/// as long as it lives.
/// </summary>
/// <param name="port">Port on loopback.</param>
/// <param name="serverName">Name that it asks the server for; it identifies the machine in the server's log.</param>
/// <param name="protocols">What it asks Schannel for; None takes what the system gives.</param>
internal sealed class TlsClient(int port, string serverName, SslProtocols protocols)
{
    /// <summary>Works until its input ends.</summary>
    public async Task RunAsync(TextReader input, TextWriter output)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            var succeeded = 0;
            for (var left = int.Parse(line, CultureInfo.InvariantCulture); left > 0; left--)
            {
                succeeded += await TryConnectAsync() ? 1 : 0;
            }

            await output.WriteLineAsync(succeeded.ToString(CultureInfo.InvariantCulture));
            await output.FlushAsync();
        }
    }

    [SuppressMessage(
        "Security",
        "CA5359",
        Justification = "The endpoint is the simulator's own, on this computer; its certificate is made for one run."
    )]
    private async Task<bool> TryConnectAsync()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port);
        using var stream = new SslStream(connection.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = serverName, EnabledSslProtocols = protocols }
            );
            // The server answers with one byte once it has written its log.
            return await stream.ReadAsync(new byte[1]) == 1;
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            return false;
        }
    }
}
