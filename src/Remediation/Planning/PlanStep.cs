using Remediation.Inventory;

namespace Remediation.Planning;

/// <summary>One machine's decision.</summary>
/// <param name="Subject">The machine and why it is in the plan.</param>
/// <param name="Decision">The decision.</param>
public sealed record PlanStep(PlanSubject Subject, Decision Decision)
{
    /// <summary>The machine.</summary>
    public Machine Machine => Subject.Machine;
}
