using System.Management.Automation;

namespace Api.Tests.Runbook;

/// <summary>
/// Commands that stand in for a function of the runbook, or for one of a module that the engine's package does not
/// bring along.
/// </summary>
public abstract class StageCommand : PSCmdlet
{
    internal StageWorld World => (StageWorld)SessionState.PSVariable.GetValue("StageWorld");
}
