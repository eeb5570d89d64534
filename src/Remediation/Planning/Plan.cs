using System.Security.Cryptography;
using System.Text;
using Remediation.Findings;
using Remediation.Fleet;
using Remediation.Reasons;
using Remediation.Safety;

namespace Remediation.Planning;

/// <summary>A machine that the sweep has to decide about, and why.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Findings">What is proven to be its own; empty for a mere candidate or one that is only being confirmed.</param>
/// <param name="CandidateFor">Why it could not be told from others; null where findings or the ledger name it.</param>
/// <param name="Entry">What the ledger remembers, or null.</param>
public sealed record Suspect(
    Machine Machine,
    IReadOnlyList<Finding> Findings,
    Reason? CandidateFor,
    LedgerEntry? Entry
);

/// <summary>One machine's decision.</summary>
/// <param name="Suspect">The machine and why it is looked at.</param>
/// <param name="Decision">The decision.</param>
public sealed record PlanStep(Suspect Suspect, Decision Decision)
{
    /// <summary>The machine.</summary>
    public Machine Machine => Suspect.Machine;
}

/// <summary>Exactly one decision per machine, in order of id. Data: showing it is the dry run.</summary>
/// <param name="Steps">The decisions.</param>
public sealed record Plan(IReadOnlyList<PlanStep> Steps)
{
    /// <summary>Derived from machines and decisions: the same plan has the same id in whatever sweep it is made.</summary>
    public string Id { get; } = "plan-" + Convert.ToHexStringLower(Hash(Steps))[..12];

    // Line by line: the lines of a large fleet at once would be the largest thing in the process.
    private static byte[] Hash(IReadOnlyList<PlanStep> steps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var end = "";
        foreach (var step in steps)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{end}{step.Machine.Id} {step.Decision.Name}"));
            end = "\n";
        }

        return hash.GetHashAndReset();
    }
}
