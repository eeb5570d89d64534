using Remediation.Fleet;

namespace Remediation.Planning;

/// <summary>One machine's decision.</summary>
/// <param name="Suspect">The machine and why it is looked at.</param>
/// <param name="Decision">The decision.</param>
public sealed record PlanStep(Suspect Suspect, Decision Decision)
{
    /// <summary>The machine.</summary>
    public Machine Machine => Suspect.Machine;
}
