using System.Security.Cryptography;
using System.Text;

namespace Remediation.Planning;

/// <summary>
/// Exactly one decision per machine, sorted by machine id. A plan is plain data; a dry run only shows it.
/// </summary>
/// <param name="Steps">The decisions.</param>
public sealed record Plan(IReadOnlyList<PlanStep> Steps)
{
    /// <summary>Derived from machines and decisions, so equal plans of different sweeps have the same id.</summary>
    public string Id { get; } = "plan-" + Convert.ToHexStringLower(Hash(Steps))[..12];

    // The hash is computed line by line, because one string of all lines of a large fleet would be the process's
    // largest object.
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
