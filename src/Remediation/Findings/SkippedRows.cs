using Remediation.Reasons;

namespace Remediation.Findings;

/// <summary>Rows that gave no finding, counted by reason.</summary>
/// <param name="Reason">Why the rows were skipped.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Example">A value of one of the rows, as an example.</param>
public sealed record SkippedRows(ReasonCode Reason, int Rows, string Example);
