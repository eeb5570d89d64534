using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Cloud.State;

namespace Simulator.Tools;

/// <summary>
/// Azurite on free ports of this machine with a folder and a key of its own. It ends, and its folder goes, when this is
/// disposed of and also when this process dies for any reason: Azurite watches its standard input, which closes with
/// this process.
/// </summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private const string AccountName = "devstoreaccount1";

    // The first two arguments are the program and the folder; Azurite reads the rest as its own.
    private const string Wrapper = """
        const [program, folder] = process.argv.splice(1, 2);
        process.argv.splice(1, 0, program);
        process.on('exit', () => require('fs').rmSync(folder, { recursive: true, force: true }));
        process.stdin.on('end', () => process.exit()).on('error', () => process.exit()).resume();
        require(program);
        """;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private static readonly string[] Services = ["Blob", "Queue", "Table"];

    private readonly Process process;
    private readonly DirectoryInfo folder;

    private AzuriteProcess(Process process, DirectoryInfo folder, string connectionString)
    {
        this.process = process;
        this.folder = folder;
        ConnectionString = connectionString;
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>How the product reaches it.</summary>
    public StateAddress Address => StateAddress.OnThisMachine(ConnectionString);

    /// <summary>The process, for tests of how it ends.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts it and waits until its three services listen.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <param name="anyClient">
    /// True to serve clients that speak a newer version of the protocol than Azurite knows, as a Functions host may.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// Node.js or Azurite is not installed, or it did not start; the message says which.
    /// </exception>
    public static async Task<AzuriteProcess> StartAsync(CancellationToken cancellationToken, bool anyClient = false)
    {
        var program = AzuriteFolder.Program();
        var folder = Directory.CreateTempSubdirectory("azurite-");
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        Process? process = null;
        try
        {
            process = Start(program, folder, key, anyClient ? ["--skipApiVersionCheck"] : []);
            using var timeout = new CancellationTokenSource(StartTimeout, TimeProvider.System);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var ports = await PortsAsync(process, either.Token);
            var endpoints = Services.Select(service =>
                $"{service}Endpoint=http://127.0.0.1:{ports[service]}/{AccountName};"
            );
            var connection =
                $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={key};{string.Concat(endpoints)}";
            return new AzuriteProcess(process, folder, connection);
        }
        catch
        {
            await EndAsync(process, folder);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => EndAsync(process, folder);

    private static Process Start(string program, DirectoryInfo folder, string key, string[] more)
    {
        // --loose stays off: a header that Azurite does not understand is a fault to see here.
        var start = new ProcessStartInfo(
            "node",
            [
                "-e",
                Wrapper,
                "--",
                program,
                folder.FullName,
                "--location",
                folder.FullName,
                "--blobPort",
                "0",
                "--queuePort",
                "0",
                "--tablePort",
                "0",
                "--silent",
                "--disableTelemetry",
                .. more,
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
            Environment = { ["AZURITE_ACCOUNTS"] = $"{AccountName}:{key}" },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("Azurite needs Node.js, and 'node' could not be started.", missing);
        }
    }

    // Azurite chooses its ports itself and says so, so no port can be taken between choosing and listening.
    private static async Task<IReadOnlyDictionary<string, int>> PortsAsync(
        Process process,
        CancellationToken cancellationToken
    )
    {
        var ports = new Dictionary<string, int>();
        var complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (ports.Count < Services.Length)
        {
            var line =
                await process.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException($"Azurite ended before it listened: {await complaint}");
            if (Listening().Match(line) is { Success: true } match)
            {
                ports[match.Groups["service"].Value] = int.Parse(
                    match.Groups["port"].Value,
                    CultureInfo.InvariantCulture
                );
            }
        }

        // The rest of the output is discarded, because a full pipe would block Azurite.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return ports;
    }

    private static async ValueTask EndAsync(Process? process, DirectoryInfo folder)
    {
        if (process is not null)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }

            process.Dispose();
        }

        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at http://127\.0\.0\.1:(?<port>\d+)$")]
    private static partial Regex Listening();
}
