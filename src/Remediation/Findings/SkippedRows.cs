using Remediation.Reasons;

namespace Remediation.Findings;

/// <summary>Rows that gave no finding, counted by reason.</summary>
/// <param name="Reason">Why they were set aside.</param>
/// <param name="Rows">How many.</param>
/// <param name="Example">The text of one of them that explains it best.</param>
public sealed record SkippedRows(ReasonCode Reason, int Rows, string Example);
