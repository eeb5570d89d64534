using Lab.Guests;
using Lab.Platform;

namespace Lab.World;

/// <summary>One machine of the Lab: a registry, an application, and an agent that runs scripts. Its traffic follows from its registry alone.</summary>
public sealed class LabMachine : ILabVm
{
    private readonly IGuestShell shell;
    private WireProtocol heldSince;
    private int scriptsRun;

    /// <summary>Installs the machine and starts its application.</summary>
    /// <param name="spec">What it is.</param>
    /// <param name="place">Where it lies in Azure and in the network.</param>
    /// <param name="shell">What its agent runs scripts with.</param>
    public LabMachine(MachineSpec spec, MachinePlace place, IGuestShell shell)
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
        var result = await shell.RunAsync(script, parameters, Registry, cancellationToken);
        Interlocked.Increment(ref scriptsRun);
        return result;
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

    private WireProtocol NegotiateNow() => TlsClient.Negotiate(Spec.Client, Spec.Windows, Registry.Read);
}
