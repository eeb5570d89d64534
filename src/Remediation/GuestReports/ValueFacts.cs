using Remediation.Baseline;

namespace Remediation.GuestReports;

/// <summary>One value before and after the script's work; both are the same where it wrote nothing.</summary>
/// <param name="Setting">The setting's id.</param>
/// <param name="Before">When the script started.</param>
/// <param name="After">When the script ended.</param>
public sealed record ValueFacts(string Setting, RegistryFact Before, RegistryFact After);
