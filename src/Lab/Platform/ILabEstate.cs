using System.Text.Json.Nodes;
using Remediation.Findings;
using Remediation.Fleet;

namespace Lab.Platform;

/// <summary>What the simulated Azure knows of the world behind it.</summary>
public interface ILabEstate
{
    /// <summary>
    /// Every resource as a row of Resource Graph: id, name, type, location, resourceGroup, subscriptionId, tags, properties. What lies in a scale
    /// set is in the table <c>ComputeResources</c>, all else in <c>Resources</c>. Read anew for each query, so power states are current.
    /// </summary>
    IReadOnlyList<JsonObject> Resources { get; }

    /// <summary>Every log line so far, in the workspace of <see cref="Logs.LabWorkspace"/>. Read anew for each query.</summary>
    IReadOnlyList<LoggedConnection> Log { get; }

    /// <summary>Who said which address was its own, and when; the heartbeats in the same workspace.</summary>
    IReadOnlyList<AddressSighting> Sightings { get; }

    /// <summary>The machine with this ARM id, compared without case; null where there is none.</summary>
    ILabVm? FindVm(string resourceId);
}

/// <summary>A machine as its control plane sees it: a VM, an instance of a scale set, or an Arc server.</summary>
public interface ILabVm
{
    /// <summary>Power state code, such as <c>running</c> or <c>deallocated</c>; an Arc server that does not run is disconnected.</summary>
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

/// <summary>What a script left behind, uncut.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Restart">The restart that it asked Windows for; null where it asked for none.</param>
public sealed record ScriptResult(int ExitCode, string Output, string Error, RestartRequest? Restart = null);

/// <summary>What Windows was asked for.</summary>
/// <param name="Delay">How long it waits.</param>
/// <param name="Reason">What it tells its users.</param>
public sealed record RestartRequest(TimeSpan Delay, string Reason);
