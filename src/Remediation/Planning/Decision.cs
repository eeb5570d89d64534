using Remediation.Reasons;
using Remediation.Verdicts;

namespace Remediation.Planning;

/// <summary>What the sweep does with one machine; each machine has exactly one decision. A closed hierarchy.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>Short name, used in reports and JSON.</summary>
    public abstract string Name { get; }

    /// <summary>Read the machine.</summary>
    public sealed record Inspect : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Inspect);
    }

    /// <summary>Repair the machine.</summary>
    /// <param name="Attempt">Which attempt this is, from 1.</param>
    public sealed record Repair(int Attempt) : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Repair);
    }

    /// <summary>Ask Windows to restart after a repair of an earlier sweep.</summary>
    /// <param name="Attempt">The attempt that repaired the machine.</param>
    /// <param name="NotAfter">
    /// The last moment at which Windows may be asked, UTC: the end of the maintenance window minus the restart delay.
    /// </param>
    public sealed record Restart(int Attempt, DateTimeOffset NotAfter) : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Restart);
    }

    /// <summary>Read the machine again and check in the logs that its repair holds.</summary>
    public sealed record Confirm : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Confirm);
    }

    /// <summary>Do not contact the machine before a given time.</summary>
    /// <param name="Until">UTC.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Wait(DateTimeOffset Until, Reason Reason) : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Wait);

        /// <summary>The machine's verdict in the meantime; Unproven unless an earlier conclusion is repeated.</summary>
        public VerdictKind Verdict { get; init; } = VerdictKind.Unproven;
    }

    /// <summary>Do not contact the machine.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refuse(Reason Reason) : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Refuse);
    }
}
