using Remediation.Reasons;
using Remediation.Verdicts;

namespace Remediation.Planning;

/// <summary>What is to be done with one machine: exactly one per machine. A closed hierarchy.</summary>
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
    /// <param name="Attempt">The attempt that repaired it.</param>
    /// <param name="NotAfter">
    /// The last moment at which it may be asked, UTC: the maintenance window closes then, less the delay.
    /// </param>
    public sealed record Restart(int Attempt, DateTimeOffset NotAfter) : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Restart);
    }

    /// <summary>Read the machine again and ask the logs whether its repair held.</summary>
    public sealed record Confirm : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Confirm);
    }

    /// <summary>Leave the machine alone until then.</summary>
    /// <param name="Until">UTC.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Wait(DateTimeOffset Until, Reason Reason) : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Wait);

        /// <summary>What is said of the machine meanwhile: as a rule nothing is proven.</summary>
        public VerdictKind Verdict { get; init; } = VerdictKind.Unproven;
    }

    /// <summary>Leave the machine alone.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refuse(Reason Reason) : Decision
    {
        /// <inheritdoc/>
        public override string Name => nameof(Refuse);
    }
}
