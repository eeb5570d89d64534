using System.Diagnostics;
using System.Globalization;
using System.Security.Authentication;
using Simulator.Machines;

namespace Simulator.Guests.Wine;

/// <summary>The application of a machine on Wine that connects by TLS; a process inside the machine.</summary>
internal sealed class WineTlsClient(WineInstallation wine, WinePrefix prefix, TlsEndpoint endpoint, MachineSpec spec)
{
    // A long-running service keeps the settings that Schannel read when the process started. Any other application is
    // started for each day's connections.
    private Process? service;

    /// <summary>True while a long-running service runs.</summary>
    public bool IsRunning => service is not null;

    /// <summary>
    /// The protocols that the application asks for; none stands for the system's default. A running process keeps the
    /// protocols that it was started with.
    /// </summary>
    public SslProtocols SelectProtocols(MemoryRegistry registry)
    {
        return TlsNegotiation.GetSettings(spec.Client, registry.GetData) switch
        {
            TlsClientSettings.Named named => ToSslProtocols(named.Protocols),
            TlsClientSettings.SystemDefault when !spec.Windows.OnByDefault.Contains(WireProtocol.Tls12) =>
                ToSslProtocols(TlsNegotiation.OfferedByDefault(spec.Windows, registry.GetData)),
            TlsClientSettings.SystemDefault or TlsClientSettings.NonSchannel => SslProtocols.None,
            var other => throw new UnreachableException($"{other} is no known setting."),
        };
    }

    /// <summary>Connects to the endpoint and returns what was negotiated.</summary>
    public async Task<IReadOnlyList<WireProtocol>> ConnectAsync(
        int connections,
        SslProtocols protocols,
        CancellationToken cancellationToken
    )
    {
        var process = service ?? Start(protocols);
        service = spec.IsLongRunning ? process : null;
        try
        {
            await process.StandardInput.WriteLineAsync(
                connections.ToString(CultureInfo.InvariantCulture).AsMemory(),
                cancellationToken
            );
            await process.StandardInput.FlushAsync(cancellationToken);
            var answer =
                await process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException(
                    $"The TLS client of {spec.Name} died: "
                        + $"{await process.StandardError.ReadToEndAsync(cancellationToken)}"
                );
            return await endpoint.TakeAsync(
                spec.Name,
                int.Parse(answer, CultureInfo.InvariantCulture),
                cancellationToken
            );
        }
        finally
        {
            if (service is null)
            {
                End(process);
            }
        }
    }

    /// <summary>Ends the service, if one runs.</summary>
    public void Stop()
    {
        End(service);
        service = null;
    }

    private Process Start(SslProtocols protocols)
    {
        return prefix.Start(
            wine.Agent.FullName,
            "client",
            endpoint.Port.ToString(CultureInfo.InvariantCulture),
            spec.Name,
            protocols.ToString()
        );
    }

#pragma warning disable SYSLIB0039, CA5397 // Asking for old protocols is what a faulty application does.
    private static SslProtocols ToSslProtocols(IEnumerable<WireProtocol> protocols)
    {
        return protocols.Aggregate(SslProtocols.None, (all, protocol) => all | ToSslProtocol(protocol));
    }

    private static SslProtocols ToSslProtocol(WireProtocol protocol)
    {
        return protocol switch
        {
            WireProtocol.Tls10 => SslProtocols.Tls,
            WireProtocol.Tls11 => SslProtocols.Tls11,
            WireProtocol.Tls12 => SslProtocols.Tls12,
            WireProtocol.Tls13 or WireProtocol.None => SslProtocols.None,
            _ => throw new UnreachableException($"{protocol} is no known protocol."),
        };
    }
#pragma warning restore SYSLIB0039, CA5397

    private static void End(Process? process)
    {
        if (process is { HasExited: false })
        {
            process.Kill();
        }

        process?.Dispose();
    }
}
