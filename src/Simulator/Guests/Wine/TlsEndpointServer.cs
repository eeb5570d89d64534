using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Simulator.Machines;
using Simulator.Platform;

namespace Simulator.Guests.Wine;

/// <summary>
/// The server's side of <see cref="TlsEndpoint"/>. Prints its port, then a line per handshake: the name that the client
/// asked for, a tab, the protocol. Ends with its input, so it cannot outlive the one that started it.
/// </summary>
public static class TlsEndpointServer
{
    /// <summary>Serves until the input ends.</summary>
    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        using var certificate = LocalhostCertificate.Create();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await output.WriteLineAsync(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        await output.FlushAsync();
        using var stopping = new CancellationTokenSource();
        var serving = ServeAsync(listener, certificate, TextWriter.Synchronized(output), stopping.Token);
        while (await input.ReadLineAsync() is not null)
        {
            // Nothing is said to it; only the end of its input counts.
        }

        await stopping.CancelAsync();
        await serving;
    }

    private static async Task ServeAsync(
        TcpListener listener,
        X509Certificate2 certificate,
        TextWriter log,
        CancellationToken stop
    )
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop), certificate, log);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It closes.
        }
    }

    private static async Task AnswerAsync(TcpClient client, X509Certificate2 certificate, TextWriter log)
    {
        using (client)
        {
            await using var stream = new SslStream(client.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(Options(certificate));
                await log.WriteLineAsync($"{stream.TargetHostName}\t{Label(stream.SslProtocol)}");
                await log.FlushAsync();
                // The client waits for this byte: a handshake that it counts is in the log.
                await stream.WriteAsync(new byte[1]);
            }
            catch (Exception refused) when (refused is AuthenticationException or IOException)
            {
                // A client that agrees to nothing leaves no line, as in Azure's logs.
            }
        }
    }

#pragma warning disable SYSLIB0039, CA5397 // A server that still takes old protocols is what this is.
    [SuppressMessage("Security", "CA5398", Justification = "A server that takes just these protocols is what this is.")]
    private static SslServerAuthenticationOptions Options(X509Certificate2 certificate)
    {
        return new()
        {
            ServerCertificate = certificate,
            EnabledSslProtocols = SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12,
        };
    }

    private static string Label(SslProtocols protocol)
    {
        return (
            protocol switch
            {
                SslProtocols.Tls => WireProtocol.Tls10,
                SslProtocols.Tls11 => WireProtocol.Tls11,
                SslProtocols.Tls12 => WireProtocol.Tls12,
                SslProtocols.Tls13 => WireProtocol.Tls13,
                _ => WireProtocol.None,
            }
        ).Label();
    }
#pragma warning restore SYSLIB0039, CA5397
}
