using System.Diagnostics;
using System.Globalization;
using System.Security.Authentication;
using Lab.Platform;
using Lab.World;
using WindowsGuest.Wire;

namespace Lab.Guests.Wine;

/// <summary>
/// A machine on Wine: scripts run on its registry, its Schannel shakes hands with <see cref="TlsEndpoint"/>. Two things
/// are played, for Wine has no .NET Framework and one default for all versions: what a .NET Framework application asks
/// for follows from the registry as <see cref="TlsClient"/> says, and so does what 2008 R2 offers by default.
/// </summary>
public sealed partial class WineGuest : IGuest
{
    private readonly WineInstallation wine;
    private readonly TlsEndpoint endpoint;
    private readonly MachineSpec spec;
    private readonly WinePrefix prefix;

    // A machine that goes must not be booted again by what was asked of it a moment before.
    private readonly SemaphoreSlim seat = new(1);
    private GuestAgent? agent;
    private Process? service;
    private bool isGone;

    /// <summary>Makes the machine; it boots when it is first used.</summary>
    public WineGuest(WineInstallation wine, TlsEndpoint endpoint, MachineSpec spec)
    {
        this.wine = wine;
        this.endpoint = endpoint;
        this.spec = spec;
        prefix = WinePrefix.Create(wine);
    }

    /// <inheritdoc/>
    public Task<ScriptResult> RunAsync(
        string script,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken
    ) => RunAsync(new AgentRequest.Run(script, parameters.ToDictionary()), cancellationToken);

    /// <summary>Runs a script in another language, or kills it where it is about to write for the n-th time.</summary>
    /// <exception cref="GuestGoneException">It was killed.</exception>
    public async Task<ScriptResult> RunAsync(AgentRequest.Run run, CancellationToken cancellationToken)
    {
        var (ran, errors) = await AskAsync<AgentReply.Ran>(run, cancellationToken);
        return new ScriptResult(ran.ExitCode, ran.Output, ran.Error, ShutdownLines.Find(errors));
    }

    /// <summary>Makes its registry, in the places that matter, what the one in memory is, with its denials.</summary>
    public Task LoadAsync(MemoryRegistry image, CancellationToken cancellationToken) =>
        AskAsync<AgentReply.Done>(RegistryImages.ToLoad(image), cancellationToken);

    /// <summary>Takes back every denial.</summary>
    public Task AllowAllAsync(CancellationToken cancellationToken) =>
        AskAsync<AgentReply.Done>(new AgentRequest.Allow(), cancellationToken);

    /// <inheritdoc/>
    public async Task<MemoryRegistry> ReadAsync(CancellationToken cancellationToken)
    {
        var dump = new AgentRequest.Dump(RegistryPlaces.Keys, RegistryImages.ValuePlaces);
        return RegistryImages.FromDump((await AskAsync<AgentReply.Dumped>(dump, cancellationToken)).Reply.Keys);
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<SeedValue> values, CancellationToken cancellationToken)
    {
        return AskAsync<AgentReply.Done>(
            new AgentRequest.Load(
                [],
                [],
                [
                    .. values.Select(value => new KeyImage(
                        value.Path,
                        [RegistryImages.ToImage(value.Name, RegistryContent.Of(value.Kind, value.Data))]
                    )),
                ]
            ),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WireProtocol>> ConnectAsync(int connections, CancellationToken cancellationToken)
    {
        var protocols = service is null ? await WishAsync(cancellationToken) : SslProtocols.None;
        return await SeatedAsync(() => ConnectAsync(connections, protocols, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<WireProtocol>> ConnectAsync(
        int connections,
        SslProtocols protocols,
        CancellationToken cancellationToken
    )
    {
        var client = service ?? StartClient(protocols);
        service = spec.IsLongRunning ? client : null;
        try
        {
            await client.StandardInput.WriteLineAsync(
                connections.ToString(CultureInfo.InvariantCulture).AsMemory(),
                cancellationToken
            );
            await client.StandardInput.FlushAsync(cancellationToken);
            var answer =
                await client.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException(
                    $"The TLS client of {spec.Name} died: "
                        + $"{await client.StandardError.ReadToEndAsync(cancellationToken)}"
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
                End(client);
            }
        }
    }

    /// <inheritdoc/>
    public Task RestartAsync(CancellationToken cancellationToken) => SeatedAsync(ShutDownAsync, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        isGone = true;
        agent?.Kill();
        await seat.WaitAsync();
        await ShutDownAsync();
        await prefix.DisposeAsync();
        seat.Dispose();
    }

    private Task<(T Reply, IReadOnlyList<string> Errors)> AskAsync<T>(
        AgentRequest request,
        CancellationToken cancellationToken
    )
        where T : AgentReply => SeatedAsync(() => AskNowAsync<T>(request, cancellationToken), cancellationToken);

    private async Task<T> SeatedAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isGone, this);
        await seat.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(isGone, this);
            return await act();
        }
        finally
        {
            seat.Release();
        }
    }

    private async Task<(T Reply, IReadOnlyList<string> Errors)> AskNowAsync<T>(
        AgentRequest request,
        CancellationToken cancellationToken
    )
        where T : AgentReply
    {
        agent ??= new GuestAgent(prefix, wine);
        try
        {
            return await agent.AskAsync<T>(request, cancellationToken);
        }
        catch (Exception gone) when (gone is GuestGoneException or OperationCanceledException)
        {
            agent.Dispose();
            agent = null;
            throw;
        }
    }

    // A long-running service holds what it asked for and what Schannel read when it started; others are started for
    // each day's work.
    private async Task<SslProtocols> WishAsync(CancellationToken cancellationToken)
    {
        var registry = await ReadAsync(cancellationToken);
        return TlsClient.Wish(spec.Client, registry.DataOf) switch
        {
            TlsWish.Named named => Asked(named.Protocols),
            TlsWish.SystemDefault when !spec.Windows.OnByDefault.Contains(WireProtocol.Tls12) => Asked(
                TlsClient.OfferedByDefault(spec.Windows, registry.DataOf)
            ),
            _ => SslProtocols.None,
        };
    }

    private Process StartClient(SslProtocols protocols)
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
    private static SslProtocols Asked(IEnumerable<WireProtocol> protocols)
    {
        return protocols.Aggregate(
            SslProtocols.None,
            (all, protocol) =>
                all
                | protocol switch
                {
                    WireProtocol.Tls10 => SslProtocols.Tls,
                    WireProtocol.Tls11 => SslProtocols.Tls11,
                    WireProtocol.Tls12 => SslProtocols.Tls12,
                    _ => SslProtocols.None,
                }
        );
    }
#pragma warning restore SYSLIB0039, CA5397

    private async Task<bool> ShutDownAsync()
    {
        agent?.Dispose();
        agent = null;
        End(service);
        service = null;
        await prefix.ShutDownAsync();
        return true;
    }

    private static void End(Process? client)
    {
        if (client is { HasExited: false })
        {
            client.Kill();
        }

        client?.Dispose();
    }
}
