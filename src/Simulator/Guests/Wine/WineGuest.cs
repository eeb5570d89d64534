using System.Security.Authentication;
using Simulator.Machines;
using Simulator.Platform;
using WineAgent.Wire;

namespace Simulator.Guests.Wine;

/// <summary>
/// A machine on Wine: scripts run on its registry, its Schannel shakes hands with <see cref="TlsEndpoint"/>. Two things
/// are simulated, because Wine has no .NET Framework and one default for all versions of Windows:
/// <see cref="TlsNegotiation"/> derives from the registry what a .NET Framework application asks for and what 2008 R2
/// offers by default.
/// </summary>
public sealed partial class WineGuest : IGuest
{
    private readonly WineInstallation wine;
    private readonly WinePrefix prefix;
    private readonly WineTlsClient client;

    // A machine that is being disposed must not be booted again by a call that came a moment before.
    private readonly SemaphoreSlim seat = new(1);
    private GuestAgent? agent;
    private bool isGone;

    /// <summary>Makes the machine; it boots when it is first used.</summary>
    public WineGuest(WineInstallation wine, TlsEndpoint endpoint, MachineSpec spec)
    {
        this.wine = wine;
        prefix = WinePrefix.Create(wine);
        client = new WineTlsClient(wine, prefix, endpoint, spec);
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
        var dump = new AgentRequest.Dump(RegistryPaths.Keys, RegistryImages.ValuePlaces);
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
                        [RegistryImages.ToImage(value.Name, RegistryContent.Create(value.Kind, value.Data))]
                    )),
                ]
            ),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WireProtocol>> ConnectAsync(int connections, CancellationToken cancellationToken)
    {
        var protocols = client.IsRunning
            ? SslProtocols.None
            : client.SelectProtocols(await ReadAsync(cancellationToken));
        return await SeatedAsync(
            () => client.ConnectAsync(connections, protocols, cancellationToken),
            cancellationToken
        );
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

    private async Task<bool> ShutDownAsync()
    {
        agent?.Dispose();
        agent = null;
        client.Stop();
        await prefix.ShutDownAsync();
        return true;
    }
}
