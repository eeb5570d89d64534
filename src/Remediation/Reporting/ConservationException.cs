namespace Remediation.Reporting;

/// <summary>A sweep that does not add up. Always a bug.</summary>
public sealed class ConservationException(string message) : Exception(message);
