using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Simulator.Machines;

namespace Simulator.Guests.Wine;

/// <summary>
/// The server that machines on Wine connect to. The server logs the result of each handshake per machine. It is a
/// separate process, because old protocols must be allowed in OpenSSL's configuration, which a process reads only once.
/// </summary>
public sealed class TlsEndpoint : IAsyncDisposable
{
    /// <summary>The verb that makes this program the server.</summary>
    public const string Verb = "tls-endpoint";

    // The command line carries the server; whoever starts machines on Wine lies beside it.
    private const string Program = "Cli.dll";

    private const string OldProtocolsAllowed = """
        openssl_conf = lab
        [lab]
        ssl_conf = ssl
        [ssl]
        system_default = everything
        [everything]
        MinProtocol = TLSv1
        CipherString = ALL:@SECLEVEL=0

        """;

    private readonly Process process;
    private readonly string configuration;
    private readonly ConcurrentDictionary<string, Channel<WireProtocol>> log = new(StringComparer.OrdinalIgnoreCase);

    private TlsEndpoint(Process process, string configuration, int port)
    {
        this.process = process;
        this.configuration = configuration;
        Port = port;
        _ = ReadLogAsync();
    }

    /// <summary>Its port on loopback.</summary>
    public int Port { get; }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<TlsEndpoint> StartAsync(CancellationToken cancellationToken)
    {
        var configuration = Path.GetTempFileName();
        await File.WriteAllTextAsync(configuration, OldProtocolsAllowed, cancellationToken);
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, Program), Verb])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment = { ["OPENSSL_CONF"] = configuration },
            }
        )!;
        var port =
            await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The TLS endpoint did not start.");
        return new TlsEndpoint(process, configuration, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>The next handshakes that a machine made, in order; waits until that many are in the log.</summary>
    public async Task<IReadOnlyList<WireProtocol>> TakeAsync(
        string machine,
        int count,
        CancellationToken cancellationToken
    )
    {
        var taken = new List<WireProtocol>(count);
        while (taken.Count < count)
        {
            taken.Add(await GetChannel(machine).Reader.ReadAsync(cancellationToken));
        }

        return taken;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(configuration);
    }

    private async Task ReadLogAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var (machine, protocol) = line.Split('\t') is [var name, var label]
                ? (name, label)
                : throw new InvalidDataException(line);
            GetChannel(machine)
                .Writer.TryWrite(Enum.GetValues<WireProtocol>().Single(known => known.Label() == protocol));
        }
    }

    private Channel<WireProtocol> GetChannel(string machine) =>
        log.GetOrAdd(machine, _ => Channel.CreateUnbounded<WireProtocol>());
}
