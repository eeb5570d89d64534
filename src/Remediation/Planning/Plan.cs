using System.Security.Cryptography;
using System.Text;

namespace Remediation.Planning;

/// <summary>Exactly one decision per machine, in order of id. Data: showing it is the dry run.</summary>
/// <param name="Steps">The decisions.</param>
public sealed record Plan(IReadOnlyList<PlanStep> Steps)
{
    /// <summary>
    /// Derived from machines and decisions: the same plan has the same id in whatever sweep it is made.
    /// </summary>
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
