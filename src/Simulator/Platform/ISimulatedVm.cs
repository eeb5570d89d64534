namespace Simulator.Platform;

/// <summary>A machine as its control plane sees it: a VM, an instance of a scale set, or an Arc server.</summary>
public interface ISimulatedVm
{
    /// <summary>
    /// Power state code, such as <c>running</c> or <c>deallocated</c>; an Arc server that does not run is disconnected.
    /// </summary>
    string PowerState { get; }

    /// <summary>Whether the product's identity may run commands here; a refusal is a 403.</summary>
    bool AllowsRunCommands { get; }

    /// <summary>Whether the machine's own agent is told to run no scripts, as an Arc agent can be.</summary>
    bool AgentBlocksScripts { get; }

    /// <summary>Runs a script as the VM's agent would: named parameters, no input, as SYSTEM.</summary>
    Task<ScriptResult> RunScriptAsync(
        string script,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken
    );
}
