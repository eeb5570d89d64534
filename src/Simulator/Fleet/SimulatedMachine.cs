using System.Diagnostics.CodeAnalysis;
using Simulator.Guests;
using Simulator.Machines;
using Simulator.Platform;

namespace Simulator.Fleet;

/// <summary>
/// One simulated machine, from the view of its platform and its owner. Windows inside it is an <see cref="IGuest"/>,
/// which one caller uses at a time.
/// </summary>
/// <param name="spec">The machine's specification.</param>
/// <param name="place">Its place in Azure and in the network.</param>
/// <param name="guest">Windows inside the machine.</param>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore that never made a wait handle has nothing to dispose of."
)]
public sealed class SimulatedMachine(MachineSpec spec, MachinePlacement place, IGuest guest) : ISimulatedVm
{
    private readonly RepairCounter repairs = new();
    private readonly List<string> ordersRun = [];
    private readonly SemaphoreSlim seat = new(1);
    private int scriptsRun;

    /// <summary>The machine's specification.</summary>
    public MachineSpec Spec => spec;

    /// <summary>The machine's place in Azure and in the network.</summary>
    public MachinePlacement Place => place;

    /// <inheritdoc/>
    public string PowerState { get; private set; } = "running";

    /// <inheritdoc/>
    public bool AllowsRunCommands => !spec.DeniesRunCommands;

    /// <inheritdoc/>
    public bool AgentBlocksScripts => spec.BlocksRunCommands;

    /// <summary>Scripts that its agent ran to their end.</summary>
    public int ScriptsRun => scriptsRun;

    /// <summary>
    /// The orders whose scripts ran to their end, in that order; an order that ran twice is there twice.
    /// </summary>
    public IReadOnlyList<string> OrdersRun => ordersRun;

    /// <summary>Scripts that repaired something, by what its registry held before and after.</summary>
    public RepairCounter Repairs => repairs;

    /// <summary>How often the machine was recreated under its name.</summary>
    public int Recreations { get; private set; }

    /// <summary>True once it is deleted.</summary>
    public bool IsDeleted => PowerState == "deleted";

    /// <summary>The vmId, by which Azure distinguishes machines of the same name.</summary>
    public Guid VmId => new(StableHash.Compute(spec.Name, Recreations), 0, 0, [0x76, 0x6D, 0x69, 0x64, 0, 0, 0, 0]);

    /// <summary>The requested restart that has not happened yet; null if there is none.</summary>
    public RestartRequest? AskedRestart { get; private set; }

    /// <summary>Restarts so far.</summary>
    public int Restarts { get; private set; }

    /// <inheritdoc/>
    public Task<ScriptResult> RunScriptAsync(
        string script,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken
    )
    {
        return SeatedAsync(
            async () =>
            {
                var result = await repairs.CountAsync(
                    parameters,
                    Restarts,
                    guest,
                    () => guest.RunAsync(script, parameters, cancellationToken)
                );
                scriptsRun++;
                ordersRun.AddRange(
                    parameters.Where(parameter => parameter.Key == "OrderId").Select(parameter => parameter.Value)
                );
                AskedRestart = result.Restart ?? AskedRestart;
                return result;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// Makes the application connect this number of times; returns the negotiated protocols, without failed
    /// connections.
    /// </summary>
    public Task<IReadOnlyList<WireProtocol>> ConnectAsync(int connections, CancellationToken cancellationToken) =>
        SeatedAsync(() => guest.ConnectAsync(connections, cancellationToken), cancellationToken);

    /// <summary>What its application negotiates now.</summary>
    public async Task<WireProtocol> NegotiateAsync(CancellationToken cancellationToken) =>
        (await ConnectAsync(1, cancellationToken)).FirstOrDefault(WireProtocol.None);

    /// <summary>What its application negotiates now; null while a script runs in it.</summary>
    public async Task<WireProtocol?> TryNegotiateAsync(CancellationToken cancellationToken)
    {
        if (!await seat.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return null;
        }

        try
        {
            return (await guest.ConnectAsync(1, cancellationToken)).FirstOrDefault(WireProtocol.None);
        }
        finally
        {
            seat.Release();
        }
    }

    /// <summary>
    /// Restarts the machine as soon as no script runs in it: volatile keys are removed, policies write their values,
    /// applications restart.
    /// </summary>
    public Task RestartAsync(CancellationToken cancellationToken)
    {
        return SeatedAsync(
            async () =>
            {
                Restarts++;
                AskedRestart = null;
                repairs.PutBack(spec.WrittenByPolicy.Count > 0);
                await guest.WriteAsync(spec.WrittenByPolicy, cancellationToken);
                await guest.RestartAsync(cancellationToken);
                return Restarts;
            },
            cancellationToken
        );
    }

    /// <summary>A copy of those parts of its registry that TLS and the product use.</summary>
    public Task<MemoryRegistry> ReadRegistryAsync(CancellationToken cancellationToken) =>
        SeatedAsync(() => guest.ReadAsync(cancellationToken), cancellationToken);

    /// <summary>Deallocates it; it makes no more connections.</summary>
    public void Deallocate() => PowerState = "deallocated";

    /// <summary>Starts it after it was deallocated: it boots.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (PowerState == "deallocated")
        {
            await RestartAsync(cancellationToken);
            PowerState = "running";
        }
    }

    /// <summary>Deletes it for good.</summary>
    public void Delete() => PowerState = "deleted";

    /// <summary>Recreates the machine under its name, with another guest.</summary>
    public Task RecreateAsync(IGuest fresh, CancellationToken cancellationToken)
    {
        return SeatedAsync(
            () =>
            {
                guest = fresh;
                AskedRestart = null;
                repairs.PutBack(true);
                return Task.FromResult(++Recreations);
            },
            cancellationToken
        );
    }

    private async Task<T> SeatedAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await seat.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            seat.Release();
        }
    }
}
