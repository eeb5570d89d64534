using System.Diagnostics.CodeAnalysis;
using Lab.Guests;
using Lab.Platform;

namespace Lab.World;

/// <summary>One machine of the Lab: a registry, an application, and an agent that runs scripts. Its traffic follows from its registry alone.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore that never made a wait handle has nothing to dispose of.")]
public sealed class LabMachine : ILabVm
{
    private readonly GuestShell shell;
    // The registry is no place for two at a time.
    private readonly SemaphoreSlim seat = new(1);
    private WireProtocol heldSince;
    private int scriptsRun;

    /// <summary>Installs the machine and starts its application.</summary>
    /// <param name="spec">What it is.</param>
    /// <param name="place">Where it lies in Azure and in the network.</param>
    /// <param name="shell">What its agent runs scripts with.</param>
    public LabMachine(MachineSpec spec, MachinePlace place, GuestShell shell)
    {
        Spec = spec;
        Place = place;
        this.shell = shell;
        Registry = GuestImage.Install(spec);
        PowerState = "running";
        heldSince = NegotiateNow();
    }

    /// <summary>What it is.</summary>
    public MachineSpec Spec { get; }

    /// <summary>Where it is.</summary>
    public MachinePlace Place { get; }

    /// <summary>Its registry.</summary>
    public MemoryRegistry Registry { get; }

    /// <inheritdoc/>
    public string PowerState { get; private set; }

    /// <inheritdoc/>
    public bool AllowsRunCommands => !Spec.DeniesRunCommands;

    /// <summary>Scripts that its agent ran to their end.</summary>
    public int ScriptsRun => scriptsRun;

    /// <summary>Restarts so far.</summary>
    public int Restarts { get; private set; }

    /// <summary>What its application negotiates now.</summary>
    public WireProtocol Protocol => Spec.IsLongRunning ? heldSince : NegotiateNow();

    /// <inheritdoc/>
    public async Task<ScriptResult> RunScriptAsync(
        string script, IReadOnlyList<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        await seat.WaitAsync(cancellationToken);
        try
        {
            var result = await shell.RunAsync(script, parameters, Registry, cancellationToken);
            Interlocked.Increment(ref scriptsRun);
            return result;
        }
        finally
        {
            seat.Release();
        }
    }

    /// <summary>What its application negotiates now; null while a script runs in it.</summary>
    public WireProtocol? TryNegotiate()
    {
        if (!seat.Wait(0))
        {
            return null;
        }

        try
        {
            return Protocol;
        }
        finally
        {
            seat.Release();
        }
    }

    /// <summary>Restarts it once no script runs in it.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await seat.WaitAsync(cancellationToken);
        try
        {
            Restart();
        }
        finally
        {
            seat.Release();
        }
    }

    /// <summary>Restarts it: volatile keys go, policies write what they own, applications start anew.</summary>
    public void Restart()
    {
        Restarts++;
        Registry.Restart();
        GuestImage.Write(Registry, Spec.WrittenByPolicy);
        heldSince = NegotiateNow();
    }

    /// <summary>Deallocates it; it makes no more connections.</summary>
    public void Deallocate() => PowerState = "deallocated";

    private WireProtocol NegotiateNow() => TlsClient.Negotiate(
        Spec.Client, Spec.Windows, (path, name) => Registry.Read(path, name)?.Data);
}
